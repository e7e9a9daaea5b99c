// Text can be read on its surface, in light and in dark.
import { expect } from 'chai';
import { colourFaults, contrast } from './colours.ts';
import { plant, projectRoot } from './planted.ts';

const page = '--colour-page-text: #1a1a1a; --colour-page-surface: #ffffff;';
const night = '--colour-page-text: #eeeeee; --colour-page-surface: #111111;';

function faults(light: string, dark: string, chosen?: string): readonly string[] {
  const choice = chosen === undefined ? '' : `[data-color-scheme="dark"] { ${chosen} }`;
  const css = `@layer tokens { :root { ${light} /* --colour-x-text: red; */ }
    @media (prefers-color-scheme: dark) { :root:not([data-color-scheme='light']) { ${dark} } } ${choice} }`;
  return colourFaults(plant({ 'views/assets/styles/tokens.css': css }));
}

describe('colours', () => {
  it('can be read', () => {
    expect(colourFaults(projectRoot)).to.deep.equal([]);
  });

  it('contrast is measured as WCAG measures it', () => {
    expect(contrast('#000000', '#ffffff')).to.be.closeTo(21, 0.001);
    expect(contrast('#767676', '#ffffff')).to.be.closeTo(4.54, 0.01);
    expect(contrast('#777777', '#ffffff')).to.be.closeTo(4.48, 0.01);
  });

  it('readable pairs are left alone, also through var() and without a last semicolon', () => {
    expect(faults(page, night, night)).to.deep.equal([]);
    expect(
      faults(`${page} --colour-a-text: var(--colour-page-text); --colour-a-surface: #eeeeee`, night),
    ).to.deep.equal(['--colour-a-text on --colour-a-surface has contrast 1.00 in dark, less than 4.5']);
  });

  it('a pale pair is seen in light and in dark', () => {
    expect(faults(page.replace('#1a1a1a', '#777777'), night)).to.deep.equal([
      '--colour-page-text on --colour-page-surface has contrast 4.48 in light, less than 4.5',
    ]);
    expect(faults(page, night.replace('#eeeeee', '#444444')).join()).to.include('in dark, less than 4.5');
    expect(faults(page, night, '--colour-page-text: #cccccc;').join()).to.include(
      'dark (data-color-scheme="dark)',
    );
  });

  it('a lost surface, a colour in other words and a token that is only dark are seen', () => {
    expect(faults('--colour-a-text: #000000;', '--colour-a-text: #ffffff;')).to.deep.equal([
      '--colour-a-text has no --colour-a-surface to stand on',
    ]);
    expect(faults(page.replace('#1a1a1a', 'black'), night)).to.deep.equal([
      '--colour-page-text is not a colour written as #rrggbb, in light',
    ]);
    expect(faults(page, `${night} --colour-b-surface: #000000;`)).to.deep.equal([
      '--colour-b-surface is only dark',
    ]);
  });

  it('no pairs, or no dark colours, is a fault', () => {
    expect(faults('--colour-page: #ffffff;', '--colour-page: #000000;').join()).to.include('has no pair');
    expect(faults(page, '').join()).to.include('has no dark colours');
  });
});

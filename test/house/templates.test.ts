// Templates escape everything, carry no inline script or style, and ask only for partials that exist.
import { expect } from 'chai';
import { plant, projectRoot } from './planted.ts';
import { templateFaults } from './templates.ts';

const page = 'views/room/show.hbs';

const planted: readonly [fault: string, source: string][] = [
  [`${page} writes text without escaping it`, '<p>{{{text}}}</p>'],
  [`${page} writes text without escaping it`, '<p>{{& text}}</p>'],
  [`${page} asks for the partial partials/gone, which does not exist`, '{{> partials/gone}}'],
  [
    `${page} asks for the partial partials/gone, which does not exist`,
    '{{#> partials/gone}}x{{/partials/gone}}',
  ],
  [`${page} asks for a partial by a computed name, which nothing can check`, '{{> (lookup . "kind")}}'],
  [`${page} has an inline <style>`, '<style>p { color: red }</style>'],
  [`${page} has an inline <script>`, '<script type="module">run()</script>'],
  [`${page} has a style attribute on <p>`, '<p class="a" style="color: {{colour}}">x</p>'],
  [`${page} has onclick on <button>`, '<button {{#if x}}disabled{{/if}} onclick="run()">x</button>'],
  [`${page} has a javascript: address on <a>`, '<a href="javascript:run()">x</a>'],
];

describe('templates', () => {
  it('keep the rules', () => {
    expect(templateFaults(projectRoot)).to.deep.equal([]);
  });

  for (const [fault, source] of planted) {
    it(`${source} is seen`, () => {
      expect(templateFaults(plant({ [page]: source }))).to.deep.equal([fault]);
    });
  }

  it('what keeps the rules is left alone', () => {
    const source = `{{!-- <p style="x">{{{no}}} --}}<script type="module" src="{{asset 'scripts/a.js'}}"></script>
{{#*inline "own"}}<p title="style = on > off" data-style="x">{{text}}</p>{{/inline}}{{> own}}{{> partials/there}}`;
    expect(templateFaults(plant({ [page]: source, 'views/partials/there.hbs': 'x' }))).to.deep.equal([]);
  });
});

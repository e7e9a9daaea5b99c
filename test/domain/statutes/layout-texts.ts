// Invented förbundsordningar for the layouts: what each must be read to, whatever it is written as.
import { clauses as lilla } from './parse-layouts.ts';
import type { PlainBlock, PlainClause } from './parse-layouts.ts';

export interface Decision {
  readonly body: string;
  readonly date: string;
  readonly minutes: string | null;
}

export interface PlainStatute {
  readonly title: string;
  readonly decisions: readonly Decision[];
  readonly effectiveFrom: string;
  readonly clauses: readonly PlainClause[];
}

const clause = (number: string, heading: string, ...blocks: readonly PlainBlock[]): PlainClause => ({
  number,
  heading,
  blocks,
});

/** Short clauses, one list, one letter. */
export const lillabygden: PlainStatute = {
  title: 'Förbundsordning för Samordningsförbundet Lillåbygden',
  decisions: [
    { body: 'Kommunfullmäktige i Storvik', date: '2014-02-24', minutes: '17' },
    { body: 'Kommunfullmäktige i Åmynne', date: '2014-03-10', minutes: '31' },
    { body: 'Försäkringskassan', date: '2014-03-20', minutes: null },
  ],
  effectiveFrom: '2014-05-01',
  clauses: lilla,
};

/** Longer clauses: lists after each other, a list that goes on, amounts, days and references everywhere. */
export const dalsjon: PlainStatute = {
  title: 'Förbundsordning för Samordningsförbundet Norra Dalsjön',
  decisions: [
    { body: 'Kommunfullmäktige i Dalsjö', date: '2019-06-17', minutes: '84' },
    { body: 'Kommunfullmäktige i Övre Ekby', date: '2019-05-27', minutes: '45' },
    { body: 'Regionfullmäktige i Region Västmark', date: '2019-06-12', minutes: '112' },
    { body: 'Arbetsförmedlingen', date: '2019-08-30', minutes: null },
    { body: 'Försäkringskassan', date: '2019-09-02', minutes: null },
  ],
  effectiveFrom: '2020-01-01',
  clauses: [
    clause(
      '1',
      'Förbundets namn och säte',
      'Förbundets namn är Samordningsförbundet Norra Dalsjön. Förbundet har sitt säte i Dalsjö kommun.',
    ),
    clause(
      '2',
      'Medlemmar',
      'Medlemmar i förbundet är Dalsjö kommun, Övre Ekby kommun, Region Västmark, Arbetsförmedlingen och Försäkringskassan. Kommunerna utgör tillsammans en part.',
    ),
    clause(
      '3',
      'Lagstiftning',
      'Förbundet är bildat enligt lagen (2003:1210) om finansiell samordning av rehabiliteringsinsatser.',
      'I den mån inget annat följer av 1 eller 2 § gäller kommunallagen (2017:725) i tillämpliga delar, se särskilt 9 kap. 1 § och 12 kap. 3–5 §§ den lagen.',
    ),
    clause(
      '4',
      'Förbundets ändamål och uppgifter',
      'Förbundet ska inom sitt område svara för finansiell samordning mellan parterna i syfte att uppnå en effektiv resursanvändning. Målgruppen är personer i åldrarna 16–64 år som är i behov av samordnade insatser.',
      'Förbundet har till uppgift att',
      {
        list: [
          'besluta om mål och riktlinjer för den finansiella samordningen,',
          'stödja samverkan mellan parterna,',
          'finansiera sådana insatser som avses i 2 § lagen om finansiell samordning av rehabiliteringsinsatser och som ligger inom de samverkande parternas samlade ansvarsområde,',
          'besluta på vilket sätt de medel som står till förfogande ska användas,',
          'svara för uppföljning och utvärdering av insatserna, samt',
          'upprätta budget och årsredovisning.',
        ],
      },
      'Förbundet får inte besluta i frågor om förmåner eller rättigheter för enskilda eller vidta åtgärder i övrigt som innebär myndighetsutövning. Sådana frågor avgörs av respektive part.',
    ),
    clause(
      '5',
      'Organisation',
      'Förbundet leds av en styrelse. Under styrelsen finns ett kansli som leds av en förbundschef.',
      'Styrelsen får inrätta en beredningsgrupp med företrädare för medlemmarna.',
      'Beredningsgruppen har inte rätt att fatta beslut i förbundets namn.',
    ),
    clause(
      '6',
      'Styrelsens sammansättning',
      'Styrelsen ska bestå av fem ledamöter och fem ersättare. Varje medlem utser en ledamot och en ersättare. Ersättarna får närvara vid sammanträdena och har då rätt att yttra sig men inte att delta i besluten.',
      'Mandattiden är fyra år räknat från och med den 1 april året efter det att val till fullmäktige har hållits i hela landet.',
      'Styrelsen väljer inom sig ordförande och vice ordförande för en tid av två år. Ordförandeskapet ska växla mellan parterna.',
    ),
    clause(
      '6 a',
      'Kallelse',
      'Kallelse ska sändas till ledamöter och ersättare senast sju dagar före sammanträdet. Om det finns särskilda skäl får tiden vara kortare.',
    ),
    clause(
      '7',
      'Beslutsförhet och omröstning',
      'Styrelsen är beslutsför när mer än hälften av ledamöterna är närvarande.',
      'Varje ledamot har en röst. Som styrelsens beslut gäller den mening som de flesta röstar för. Vid lika röstetal har ordföranden utslagsröst. För beslut i följande frågor krävs dock att minst två tredjedelar av de närvarande ledamöterna är ense:',
      {
        list: [
          'antagande av budget,',
          'förslag om att en ny medlem ska få träda in,',
          'förslag om likvidation.',
        ],
      },
    ),
    clause('8', 'Initiativrätt', 'Ärenden i styrelsen får väckas av', {
      list: ['ledamot eller tjänstgörande ersättare', 'förbundsmedlem', 'förbundschefen'],
    }),
    clause(
      '9',
      'Anslagstavla',
      'Förbundets anslagstavla finns på webbplatsen www.dalsjon.example. Kungörelser, tillkännagivanden av justerade protokoll och övriga tillkännagivanden ska göras där.',
    ),
    clause(
      '10',
      'Andelar i tillgångar, skulder och kostnader',
      'Medlemmarna har del i förbundets tillgångar och skulder i förhållande till vad var och en har tillskjutit. Staten bidrar med 50 procent, regionen med 25 procent och kommunerna med 25 procent.',
      'Kommunernas andel fördelas mellan dem efter antalet invånare den 1 november året före budgetåret.',
    ),
    clause(
      '11',
      'Lån, borgen och föreskrifter för den ekonomiska förvaltningen',
      'Förbundet får ta upp lån endast om samtliga medlemmar har godkänt det. Lånen får uppgå till högst 500 000 kronor.',
      'Förbundet får inte ingå borgen eller lämna annan säkerhet för någon annans skuld.',
    ),
    clause(
      '12',
      'Medlemmarnas insyn',
      'Styrelsen ska fortlöpande informera medlemmarna om verksamheten. Medlemmarna ska få',
      {
        list: [
          'delårsrapport per den 31 augusti,',
          'årsredovisning enligt 13 § andra stycket,',
          'protokoll från styrelsens sammanträden.',
        ],
      },
    ),
    clause(
      '13',
      'Budget och årsredovisning',
      'Styrelsen ska samråda om budgeten med medlemmarna enligt 12 §. Förslaget ska ha sänts till dem senast den 1 oktober. Budgeten ska fastställas senast den 30 november.',
      'Årsredovisningen ska lämnas till medlemmarna och revisorerna senast den 1 mars.',
    ),
    clause(
      '14',
      'Revision',
      'Förbundet ska ha tre revisorer och tre ersättare. Staten utser en revisor, och kommunerna och regionen utser gemensamt de övriga.',
      'Revisorernas mandattid är densamma som styrelsens.',
    ),
    clause(
      '15',
      'Ersättningar',
      'Ersättning till ledamöter, ersättare och revisorer betalas av den medlem som har utsett dem.',
    ),
    clause(
      '16',
      'Utträde',
      'En medlem får utträda ur förbundet efter tre års uppsägning. Det gäller inte Arbetsförmedlingen och Försäkringskassan.',
      'När en medlem utträder ska tillgångarna och skulderna fördelas efter de grunder som anges i 10 §.',
    ),
    clause(
      '17',
      'Likvidation',
      'Förbundet ska träda i likvidation',
      {
        list: [
          'om samtliga medlemmar beslutar det, eller',
          'om det inte längre finns minst en medlem från varje part.',
        ],
      },
      'Styrelsen är likvidator. Behållningen skiftas enligt 10 §.',
    ),
    clause(
      '18',
      'Tvister',
      'En tvist mellan förbundet och en eller flera medlemmar ska i första hand lösas genom förhandling. Om parterna inte kommer överens avgörs tvisten av allmän domstol.',
    ),
    clause(
      '19',
      'Ändring av förbundsordningen',
      'Ändringar i förbundsordningen ska antas av samtliga medlemmar. Styrelsen får lägga fram förslag till ändringar.',
    ),
  ],
};

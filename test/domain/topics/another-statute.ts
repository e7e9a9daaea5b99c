// A förbundsordning of our own that the vocabulary was not written from, with the subject each clause is first about.

export const anotherStatute = `Förbundsordning för Samordningsförbundet Norrdal

§ 1 Namn och säte
Samordningsförbundets namn är Samordningsförbundet Norrdal och dess säte är i Norrdals kommun.

§ 2 Medlemmar
Förbundets medlemmar är Norrdals kommun, Region Nord, Försäkringskassan och Arbetsförmedlingen.

§ 3 Ändamål och uppgifter
Samordningsförbundet har till ändamål att, inom Norrdals kommun, svara för finansiell samordning enligt lag (2003:1210) om finansiell samordning av rehabiliteringsinsatser. Förbundet har till uppgift att besluta om mål och riktlinjer för den finansiella samordningen, stödja samverkan mellan samverkansparterna samt finansiera insatser.

§ 4 Styrelsen och dess ansvar
Förbundet leds av en styrelse. Styrelsen är både beslutande och verkställande organ. Styrelsen ansvarar för förbundets ekonomi, och beslutar om delegation.

§ 5 Ledamöter
Styrelsen består av fyra ledamöter och fyra ersättare. Parterna utser vardera en ledamot och en ersättare.
Ordförandeskapet växlar mellan parterna.

§ 6 Närvaro- och yttranderätt
Ersättarna har rätt att närvara vid styrelsens sammanträden. Förbundschefen har närvaro- och yttranderätt.

§ 7 Förtroendevaldas initiativ
Ärende i styrelsen får väckas av förbundsmedlem och av ledamot.

§ 8 Firmateckning
Förbundets firma tecknas av den eller dem som styrelsen utser.

§ 9 Beslutsfattande
Styrelsens beslut ska eftersträvas i enighet. Vid omröstning gäller kvalificerad majoritet i frågor om budget.

§ 10 Offentlighet
Tillkännagivande av justerat protokoll ska ske på förbundets digitala anslagstavla.

§ 11 Finansiering
Statens bidrag betalas av Försäkringskassan och motsvarar hälften av medlen. Regionen bidrar med en fjärdedel och kommunen med en fjärdedel.

§ 12 Ekonomisk reglering vid underskott
Om förbundet går med underskott ska medlemmarna täcka det efter sina andelar.

§ 13 Förbud mot upplåning
Förbundet äger inte rätt att låna eller gå i borgen för annan.

§ 14 Insyn
Medlemmarna ska löpande hållas underrättade om verksamheten. Årsredovisning och delårsrapport ska tillställas medlemmarna.

§ 15 Budget och verksamhetsplan
Budget och verksamhetsplan antas av styrelsen senast den 30 november efter samråd med medlemmarna.

§ 16 Revisorer
Varje medlem ska utse en revisor. Kommunerna kan utse gemensam revisor.

§ 17 Upphörande av medlemskap
Medlem som önskar lämna förbundet ska anmäla detta till styrelsen. Utträde kan ske först efter tre år.

§ 18 Förbundets upphörande
Om förbundet ska upphöra ska det träda i likvidation. Tillgångarna skiftas.

§ 19 Konflikter
Tvist mellan förbundet och medlem ska prövas av allmän domstol.

§ 20 Arvoden och ersättningar
Till ledamöter utgår arvode enligt kommunens bestämmelser.

§ 21 Arkiv
Förbundets arkiv vårdas av Norrdals kommun.

§ 22 Personuppgiftsansvar
Styrelsen är personuppgiftsansvarig för behandlingen av personuppgifter i verksamheten.

§ 23 Ändringar i och tillägg till förbundsordningen
Ändring ska godkännas av samtliga medlemmar.

§ 24 Giltighet
Förbundsordningen gäller från den 1 januari 2031.
`;

export const itsTopics: readonly string[] = [
  'name',
  'members',
  'purpose',
  'organisation',
  'board',
  'board',
  'initiative',
  'organisation',
  'decisions',
  'notices',
  'shares',
  'shares',
  'borrowing',
  'insight',
  'budget',
  'audit',
  'withdrawal',
  'liquidation',
  'disputes',
  'remuneration',
  'organisation',
  'none',
  'amendment',
  'entryIntoForce',
];

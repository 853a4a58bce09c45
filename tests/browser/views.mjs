// Every view, once with much in it.
const article = '/article/http%3A%2F%2Fwww.harbourledger.example%2Fscience%2F2014%2F11%2F12%2Fphilae-lands-on-comet%2F';

export async function storyOf(address, query) {
  const answer = await fetch(`${address}/api/search?${new URLSearchParams({ q: query })}`);
  return (await answer.json()).hits[0].story;
}

export const views = async (address) => [
  ['search', '/?q=comet+OR+probe'],
  ['everything', '/'],
  ['complaints', '/?q=sorce:ledger+canal+AND'],
  ['no-answer', '/?q=comet+date:1999'],
  ['narrowed', '/?q=moon+OR+comet&filter=source:Harbour+Ledger&exclude=place:Germany&from=2000&salient=1&more=place'],
  ['article', `${article}?q=comet+landing`],
  ['story', `/story/${await storyOf(address, 'comet landing')}`],
  ['entity', '/entity?kind=organization&name=European+Space+Agency'],
  ['trends', '/trends?q=space+OR+probe&compare=canal&compare=nato&trend=year&share=1'],
  ['no-trend', '/trends?q=zeppelin'],
  ['compare', '/compare?a=comet&b=canal'],
  ['holdings', '/holdings'],
  ['outlet', '/holdings?source=Harbour+Ledger'],
  ['month', '/holdings?from=2021-03&to=2021-03'],
  ['help', '/help'],
  ['nothing', '/nowhere', 404],
  ['refused', '/?sort=best', 400],
];

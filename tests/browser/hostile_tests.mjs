// Articles, queries and addresses that try to become more than text.
import assert from 'node:assert/strict';
import { archiveOfArticles } from './archive.mjs';
import { withPage } from './browser.mjs';

const evils = [
  '<script>window.reached=1</script>', '"><img src=x onerror="window.reached=1">', "'><svg onload=window.reached=1>",
  '</title><script>window.reached=1</script>', '</textarea></style></script><script>window.reached=1</script>',
  '" autofocus onfocus="window.reached=1" x="', 'javascript:window.reached=1', '<iframe srcdoc="<script>parent.reached=1</script>">',
  '{{constructor.constructor("window.reached=1")()}}', '<!--<img src="--><img src=x onerror=window.reached=1//">',
  '<a href="javascript:window.reached=1">Ada Reyes</a>', '&lt;img src=x onerror=window.reached=1&gt;', '\u202Egnp.exe\u2066',
  '<math><mi//xlink:href="data:x,<script>window.reached=1</script>">', '%3Cscript%3Ewindow.reached=1%3C/script%3E',
];
const addresses = ['javascript:window.reached=1//http://a.example/', 'data:text/html,<script>window.reached=1</script>',
                   ' javascript:window.reached=1', 'JaVaScRiPt:window.reached=1', 'vbscript:x', 'http://a.example/"onclick="window.reached=1',
                   'https://a.example/<script>', '//a.example/x', 'http://a.example/\u0000'];

const articles = evils.map((evil, i) => ({
  id: `${i} ${evil}`, url: addresses[i % addresses.length], title: `Mayor ${evil}`, source: `Post ${evil}`,
  authors: [`Ada ${evil}`], language: i % 3 === 0 ? '"><script>' : 'en', section: evil, tags: [evil], summary: evil,
  place: evil, agency: evil, published: `2023-08-${String(i + 1).padStart(2, '0')}`,
  body: `The mayor ${evil} spoke on Monday, Angela Merkel of Germany said ${evil} in Berlin.\n\n${evil}`,
}));
// Two of a story, so that they are shown side by side.
articles.push({ ...articles[0], id: `copy ${evils[1]}`, source: `Other ${evils[1]}` });

// Everything in the document that could run or lead where nobody may go.
const dangers = () => {
  const found = [];
  for (const each of document.querySelectorAll('*')) {
    for (const { name, value } of each.attributes) {
      if (/^on/i.test(name) || name === 'srcdoc' || name === 'style') found.push(`${each.tagName} ${name}`);
      const leads = ['href', 'src', 'action', 'formaction', 'data', 'xlink:href'].includes(name);
      if (leads && !/^(https?:\/\/|\/(?!\/)|#)/.test(value)) found.push(`${each.tagName} ${name}=${value}`);
    }
    if (/^(iframe|object|embed|base|math|img)$/i.test(each.tagName)) found.push(each.tagName);
  }
  const scripts = [...document.scripts].map((each) => each.getAttribute('src'));
  if (scripts.join() !== '/assets/page.js') found.push(`scripts: ${scripts}`);
  if (window.reached !== undefined) found.push('a script ran');
  return found;
};

async function checkAll(page, paths) {
  for (const path of paths) {
    await page.goto(path);
    for (const key of ['n', 'j', 'p', 'k']) await page.keyboard.press(key);
    assert.deepEqual(await page.evaluate(dangers), [], path);
  }
}

const asked = (path, parameters) => `${path}?${new URLSearchParams(parameters)}`;

export const tests = [
  ['hostile articles are text in every view', async ({ browser }) => {
    const address = await archiveOfArticles('hostile', articles);
    await withPage(browser, address, {}, async (page) => {
      const answer = await (await fetch(`${address}/api/search?limit=100&collapse=0&facet=source:0&facet=person:0&facet=place:0&facet=organization:0`)).json();
      assert.ok(answer.hits.length >= evils.length, `${answer.hits.length} articles were indexed`);
      await checkAll(page, ['/', '/?offset=10', '/?q=mayor&salient=1&more=source', '/holdings', '/holdings?from=2023-08',
                            '/trends?q=mayor&compare=monday', '/compare?a=mayor&b=monday']);
      for (const { id, story } of answer.hits) {
        await checkAll(page, [asked(`/article/${encodeURIComponent(id)}`, { q: 'mayor monday script onerror' })]);
        if (story) await checkAll(page, [`/story/${encodeURIComponent(story)}`]);
      }
      const { sources } = await (await fetch(`${address}/api/holdings`)).json();
      assert.ok(sources.length > 10);
      for (const { source } of sources) await checkAll(page, [asked('/holdings', { source }), asked('/', { filter: `source:${source}` })]);
      for (const kind of ['person', 'place', 'organization']) {
        for (const { value } of answer.facets[kind]) await checkAll(page, [asked('/entity', { kind, name: value })]);
      }
    });
  }],

  ['hostile queries and parameters are text in every view', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      for (const status of [400, 404]) page.expectStatus(status);
      for (const [i, evil] of evils.entries()) {
        const everywhere = [
          asked('/', { q: `comet ${evil}`, filter: `source:${evil}`, exclude: `place:${evil}` }),
          asked('/', { from: evil }), asked('/', { [evil]: evil }), asked('/', { more: 'place', find: evil }),
          asked('/trends', { q: evil, compare: evil }), asked('/compare', { a: evil, b: evil }),
          asked('/entity', { kind: 'person', name: evil }), asked('/holdings', { source: evil }), asked('/holdings', { from: evil }),
          `/article/${encodeURIComponent(evil)}`, `/story/${encodeURIComponent(evil)}`, `/${encodeURIComponent(evil)}`,
          asked('/article/corpora%2Fpages%2Fphilae-lands.txt', { q: evil, archive: evil }),
        ];
        // Each place meets each third of them, the box all.
        await checkAll(page, [asked('/', { q: evil }), ...everywhere.filter((_, at) => at % 3 === i % 3)]);
      }
    });
  }],

  ['what the box suggests of hostile names is text', async ({ browser }) => {
    const address = await archiveOfArticles('hostile-names', [0, 1, 2].map((i) => ({
      id: `${i}`, title: 'Names', source: 'Post', published: '2023-08-31',
      body: `The mayor spoke ${i} times to Angela Merkel <img src=x onerror=window.reached=1> and Ada Reyes of the "><script>window.reached=1</script> Party.` })));
    await withPage(browser, address, {}, async (page) => {
      await page.goto('/');
      for (const prefix of ['ang', 'scr', '<im', '">']) {
        await page.getByRole('searchbox', { name: 'Search the archive' }).fill(prefix);
        await page.waitForTimeout(250);
        assert.deepEqual(await page.evaluate(dangers), [], prefix);
      }
    });
  }],
];

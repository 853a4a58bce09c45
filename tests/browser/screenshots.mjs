// Pictures of every view, wide and as on a phone, to look at; in docs/images only those that the documents show.
// Usage: tests/browser/run --screenshots SOURCE_DIR FOLDER_OF_PROGRAMS FOLDER
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { archiveOfArticles, bundledArchive, endAll, only as folder, sourceFolder } from './archive.mjs';
import { launched, withPage } from './browser.mjs';
import { smallPng } from './small_png.mjs';
import { foreignArticles } from './script_tests.mjs';
import { storyOf, views } from './views.mjs';

const forDocuments = async (address) => [
  ['search', '/?q=comet+OR+probe', 640],
  ['article', '/article/http%3A%2F%2Fwww.harbourledger.example%2Fscience%2F2014%2F11%2F12%2Fphilae-lands-on-comet%2F?q=comet+landing', 560],
  ['story', `/story/${await storyOf(address, 'comet landing')}`, 560],
  ['trends', '/trends?q=comet&compare=*&filter=source:The+Meridian+Post&trend=year', 740],
  ['holdings', '/holdings?from=2021-03&to=2021-03', 620],
];

async function shoot(browser, address, file, target, options, height) {
  await withPage(browser, address, options, async (page) => {
    for (const status of [400, 404]) page.expectStatus(status);
    await page.goto(target);
    const picture = await page.screenshot(height ? { clip: { x: 0, y: 0, width: 1000, height } } : { fullPage: true });
    writeFileSync(path.join(folder, `${file}.png`), height ? await smallPng(browser, picture) : picture);
  });
}

const browser = await launched();
try {
  mkdirSync(folder, { recursive: true });
  const address = await bundledArchive();
  if (path.resolve(folder) === path.join(path.resolve(sourceFolder), 'docs', 'images')) {
    for (const [name, target, height] of await forDocuments(address)) {
      await shoot(browser, address, name, target, { viewport: { width: 1000, height } }, height);
    }
  } else {
    for (const [name, target] of await views(address)) {
      await shoot(browser, address, `${name}-wide`, target, {});
      await shoot(browser, address, `${name}-phone`, target, { viewport: { width: 360, height: 740 } });
    }
    await shoot(browser, address, 'search-dark', '/?q=comet+OR+probe', { colorScheme: 'dark' });
    const foreign = await archiveOfArticles('foreign', foreignArticles);
    for (const [name, target] of [['foreign', '/?q=ship+OR+السفينة+OR+האונייה+OR+運河+OR+运河&mode=any'], ['foreign-all', '/'],
                                  ['arabic', '/article/ar?q=القناة'], ['hebrew', '/article/he'], ['japanese', '/article/ja?q=運河']]) {
      await shoot(browser, foreign, name, target, {});
    }
  }
} finally {
  await browser.close();
  endAll();
}

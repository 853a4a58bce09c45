import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { textOf, textsOf, withPage } from './browser.mjs';

const asked = '/trends?q=space+OR+probe&compare=canal&trend=year&from=2014&to=2021';

export const tests = [
  ['several queries are lines of one chart, each point leads to its articles', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto(asked);
      assert.match((await textsOf(page, 'ul.legend li')).join('; '), /space OR probe \d+ articles; canal \d+ articles?/);
      assert.equal(await page.locator('svg.lines polyline').count(), 2);
      const point = page.getByRole('link', { name: 'space OR probe, 2014: 4 articles' });
      await point.click();
      await page.waitForURL(/\/\?.*q=space%20OR%20probe/);
      assert.match(await textOf(page, 'h1.found'), /^4 articles/);
    });
  }],

  ['the table beside the chart says the same, as counts and as shares', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto(asked);
      assert.match(await textOf(page, 'tbody tr'), /^2014 4 0 5$/);
      await page.getByLabel('show').selectOption('1');
      await page.getByRole('button', { name: 'Draw' }).click();
      await page.waitForURL(/share=1/);
      assert.match(await textOf(page, 'tbody tr'), /^2014 80\.0 % 0\.0 % 5$/);
      assert.match(await page.locator('svg.lines').textContent(), /100\.0 %/);
      assert.match(page.url(), /from=2014.*to=2021/);
    });
  }],

  ['the chart and its numbers can be saved', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto(asked);
      const csv = await page.request.get(await page.getByRole('link', { name: 'save as CSV' }).getAttribute('href'));
      assert.equal(csv.status(), 200);
      assert.match(await csv.text(), /canal/);
      const [file] = await Promise.all([page.waitForEvent('download'),
                                        page.getByRole('button', { name: 'save as SVG' }).click()]);
      const svg = readFileSync(await file.path(), 'utf8');
      assert.match(svg, /<polyline[^>]*stroke="rgb/);
      // It stands alone: a browser draws it without the page's style.
      await page.setContent(svg);
      assert.ok((await page.locator('polyline').first().boundingBox()).width > 500);
    });
  }],

  ['five queries can be asked, under filters that stay', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto('/trends?filter=source:Harbour+Ledger');
      for (const [i, query] of ['comet', 'canal', 'nato', 'euro', 'moon'].entries()) {
        await page.getByRole('textbox', { name: `query ${i + 1}` }).fill(query);
      }
      await page.getByRole('button', { name: 'Draw' }).click();
      await page.waitForURL(/filter=source/);
      assert.equal(await page.locator('ul.legend li').count(), 5);
      assert.equal(await textOf(page, 'ul.chosen'), 'only source:Harbour Ledger ×');
      await page.locator('ul.legend a').first().click();
      assert.equal(await textOf(page, 'ul.chosen'), 'only source:Harbour Ledger ×');
    });
  }],

  ['a long time by day is told to be too long, not drawn', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto('/trends?q=&trend=day&from=1950&to=2020');
      assert.match(await textOf(page, 'main'), /25,933 steps are too many to draw by day/);
      assert.ok(await page.locator('tbody tr').count() < 1000);
    });
  }],

  ['two queries stand side by side, over one time', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto('/?q=comet');
      await page.getByRole('link', { name: 'Compare', exact: true }).click();
      assert.equal(await page.getByLabel('left').inputValue(), 'comet');
      await page.getByLabel('right').fill('canal');
      await page.getByRole('button', { name: 'Compare' }).click();
      await page.waitForURL(/a=comet&b=canal/);
      assert.deepEqual(await textsOf(page, '.side > h2'), ['comet', 'canal']);
      assert.equal(await page.locator('svg.lines polyline').count(), 2);
      await page.locator('.side').nth(1).locator('ol.hits h2 a').first().click();
      await page.waitForURL(/\/article\/.*q=canal/);
    });
  }],
];

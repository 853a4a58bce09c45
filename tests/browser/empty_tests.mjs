// Archives of nothing, of one article, and of articles without a date.
import assert from 'node:assert/strict';
import { archiveOfArticles } from './archive.mjs';
import { barriers, textOf, withPage } from './browser.mjs';

const bridge = { id: 'bridge', title: 'The bridge is open', source: 'Ledger', language: 'en',
                 body: 'The bridge over the harbour was opened on Monday by Ada Reyes.\n\nCars may use it from today.' };
const views = ['/', '/?q=bridge', '/?q=bridge&trend=day', '/trends', '/trends?q=bridge&compare=car&share=1', '/compare',
               '/compare?a=bridge&b=car', '/holdings', '/holdings?from=2020&to=2021', '/help'];

async function look({ browser }, name, articles, more, check) {
  const address = await archiveOfArticles(name, articles);
  await withPage(browser, address, {}, async (page) => {
    for (const path of [...views, ...more]) {
      const answer = await page.goto(path);
      assert.equal(answer.status(), 200, path);
      assert.equal(await page.locator('h1').count(), 1, path);
      assert.ok(!/undefined|NaN|-nan|\binf\b/.test(await textOf(page, 'body')), path);
      if (!path.includes('?')) assert.deepEqual(await barriers(page), [], path);
    }
    await check(page);
  });
}

export const tests = [
  ['an archive without articles has sensible views', (context) => look(context, 'zero', [], [], async (page) => {
    await page.goto('/');
    assert.equal(await textOf(page, 'h1'), '0 articles');
    await page.goto('/holdings');
    assert.match(await textOf(page, 'main'), /0 articles in 0 stories from 0 outlets/);
    await page.goto('/trends?q=bridge');
    assert.match(await textOf(page, 'main'), /No dated article matches/);
    await page.goto('/holdings?from=2020-02&to=2020-02');
    assert.match(await textOf(page, 'main'), /0 articles on 0 of 29 days.*2020-02-01 to 2020-02-29 \(29 days\)/);
  })],

  ['an archive of one article has sensible views',
   (context) => look(context, 'one', [{ ...bridge, published: '2023-08-31' }],
                     ['/article/bridge?q=bridge', '/holdings?source=Ledger'], async (page) => {
    await page.goto('/?q=bridge');
    assert.equal(await textOf(page, 'h1'), '1 article');
    assert.equal(await page.getByRole('link', { name: '2023-08-31: 1 article' }).count(), 1);
    assert.equal(await page.locator('nav.pages').count(), 0);
    await page.goto('/holdings?source=Ledger');
    await page.getByRole('link', { name: '2023-08-31: 1 article' }).click();
    assert.equal(await textOf(page, 'h1'), '1 article');
  })],

  ['an archive of undated articles without outlets has sensible views',
   (context) => look(context, 'undated', [{ ...bridge, source: '' }, { ...bridge, id: 'second', source: '', title: '' }],
                     ['/article/second', '/holdings?source=-', '/holdings?source=-&from=2020'], async (page) => {
    await page.goto('/?q=bridge');
    assert.match(await textOf(page, 'h1'), /^2 articles/);
    assert.equal(await page.locator('.timeline').count(), 0);
    assert.match(await textOf(page, 'ol.hits .about'), /undated/);
    await page.goto('/holdings');
    assert.match(await textOf(page, 'tbody tr'), /^without an outlet 2 0 0 0 2$/);
    await page.getByRole('link', { name: 'without an outlet' }).click();
    assert.match(await textOf(page, 'main'), /2 articles on 0 days, 2 undated/);
  })],
];

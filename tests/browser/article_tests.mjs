import assert from 'node:assert/strict';
import { textOf, textsOf, withPage } from './browser.mjs';

const philae = '/article/http%3A%2F%2Fwww.harbourledger.example%2Fscience%2F2014%2F11%2F12%2Fphilae-lands-on-comet%2F';

export const tests = [
  ['an article is shown with its fields, and n and p walk its matches', async ({ browser, address }) => {
    await withPage(browser, address, { reducedMotion: 'reduce' }, async (page) => {
      await page.goto('/?q=comet+landing');
      await page.getByRole('link', { name: 'Philae lands on comet after ten-year journey' }).click();
      assert.equal(await textOf(page, 'h1'), 'Philae lands on comet after ten-year journey');
      assert.match(await textOf(page, 'dl.fields'), /outlet Harbour Ledger .*published 2014-11-12 17:52:00 UTC/);
      const all = Number((await textOf(page, '.matches')).match(/^(\d+) matches of comet landing/)[1]);
      const lit = () => page.locator('mark.here');
      await page.keyboard.press('n');
      assert.equal(await lit().count(), 1);
      const first = await lit().boundingBox();
      await page.keyboard.press('n');
      assert.notDeepEqual(await lit().boundingBox(), first);
      await page.keyboard.press('p');
      assert.equal(await textOf(page, '.matches [role=status]'), `match 1 of ${all}`);
      for (let i = 0; i < all + 3; ++i) await page.keyboard.press('n');
      assert.equal(await textOf(page, '.matches [role=status]'), `match ${all} of ${all}`);
      const box = await lit().boundingBox();
      assert.ok(box.y >= 0 && box.y < 900, 'the match is on the screen');
    });
  }],

  ['entities in the text lead to what the archive has of them, and on to a search', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto(philae);
      await page.locator('.body a.entity.organization', { hasText: 'European Space Agency' }).first().click();
      await page.waitForURL(/\/entity\?kind=organization/);
      assert.equal(await textOf(page, 'h1'), 'European Space Agency');
      await page.getByRole('link', { name: /^\d+ articles$/ }).first().click();
      assert.equal(await textOf(page, 'ul.chosen'), 'only organization:European Space Agency ×');
    });
  }],

  ['the evidence for each field is shown on request, and how to see what was dropped', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto(philae);
      const evidence = page.locator('details.evidence');
      assert.equal(await evidence.locator('table').isVisible(), false);
      await evidence.locator('summary').click();
      assert.match((await evidence.innerText()).replace(/\s+/g, ' '), /published .* 100\.0 %|title .* \d/);
      assert.match(await evidence.innerText(), /corpora\/pages\/rosetta-landing\.html/);
    });
  }],

  ['an article can be cited', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto(philae);
      await page.getByText('Cite', { exact: true }).click();
      assert.match(await textOf(page, 'details.cite p'),
                   /Philae lands on comet after ten-year journey.*, Harbour Ledger, 2014-11-12 .*revision 1/);
      for (const [name, start] of [['BibTeX', /^@/], ['CSL', /^\[?\{/], ['text', /Philae/], ['JSON', /^\{/]]) {
        const file = await page.request.get(await page.getByRole('link', { name, exact: true }).getAttribute('href'));
        assert.match(await file.text(), start, name);
      }
    });
  }],

  ['a permanent link says when the archive is another or has changed', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto(philae);
      await page.getByRole('link', { name: 'permanent link' }).click();
      await page.waitForURL(/archive=[0-9a-f-]{36}&revision=1$/);
      assert.equal(await page.getByRole('note').count(), 0);
      const link = page.url();
      await page.goto(link.replace('revision=1', 'revision=7'));
      assert.match(await textOf(page, '[role=note]'), /made at revision 7; the archive is at revision 1 now/);
      await page.goto(link.replace(/archive=[^&]*/, 'archive=0-0'));
      assert.match(await textOf(page, '[role=note]'), /made from another archive, 0-0/);
    });
  }],

  ['a story shows who ran it and when, and two versions side by side', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto('/?q=comet+landing');
      await page.getByRole('link', { name: '+2 copies in 2 outlets' }).click();
      assert.equal(await textOf(page, 'h1'), 'A story in 3 articles');
      const days = (await textsOf(page, 'tbody tr td:nth-child(3)')).map((text) => text.slice(0, 10));
      assert.deepEqual(days, [...days].sort());
      assert.equal(await page.locator('.side').count(), 2);
      assert.ok(await page.locator('.side mark').count() > 0, 'what differs is marked');
      await page.getByRole('radio', { name: /^right: / }).nth(0).check();
      await page.getByRole('radio', { name: /^left: / }).nth(0).check();
      await page.getByRole('button', { name: 'Show the two side by side' }).click();
      await page.waitForURL(/a=.*&b=/);
      assert.equal(await page.locator('.side mark').count(), 0, 'an article is equal to itself');
      await page.locator('.side h2 a').first().click();
      await page.waitForURL(/\/article\//);
      assert.equal(await page.getByRole('link', { name: '3 articles of this story' }).count(), 1);
    });
  }],
];

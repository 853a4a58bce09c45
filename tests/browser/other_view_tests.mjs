import assert from 'node:assert/strict';
import { textOf, textsOf, withPage } from './browser.mjs';

export const tests = [
  ['an entity has its outlets, its time and its company', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto('/entity?kind=organization&name=European+Space+Agency');
      assert.match(await textOf(page, 'h1 + p'), /^organization, named by \d+ articles/);
      assert.ok(await page.locator('.timeline a').count() > 0);
      const cards = await textsOf(page, '.cards h2');
      assert.equal(cards[0], 'Outlets');
      assert.ok(cards.length > 1, 'who appears with it');
      await page.locator('.cards section').nth(1).getByRole('link').first().click();
      await page.waitForURL(/\/entity\?kind=(person|place|organization)/);
    });
  }],

  ['the holdings say which outlets and days there are, and lead to the articles', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto('/holdings');
      assert.match(await textOf(page, 'h1 + p'), /^32 articles in \d+ stories from \d+ outlets, \d+ copies\./);
      await page.getByRole('link', { name: 'Harbour Ledger' }).click();
      assert.equal(await textOf(page, 'h1'), 'Harbour Ledger');
      const csv = await page.request.get(await page.getByRole('link', { name: 'every day as CSV' }).getAttribute('href'));
      assert.match(await csv.text(), /^Harbour Ledger,2021-03-29,1\r?$/m);
      await page.getByRole('link', { name: '2021-03-29: 1 article' }).click();
      assert.deepEqual(await textsOf(page, 'ul.chosen li'), ['only source:Harbour Ledger ×', 'from 2021-03-29 ×', 'until 2021-03-29 ×']);
      assert.match(await textOf(page, 'ol.hits h2'), /Ever Given/);
    });
  }],

  ['what is not held in a month is named, of all and of each outlet', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto('/holdings');
      await page.getByLabel('from').fill('2021-03');
      await page.getByLabel('until').fill('2021-03');
      await page.getByRole('button', { name: 'Show what is held' }).click();
      await page.waitForURL(/from=2021-03&to=2021-03/);
      assert.equal(await textOf(page, 'h1'), 'The archive from 2021-03-01 to 2021-03-31');
      assert.match(await textOf(page, 'main > ul.gaps'), /^2021-03-01 to 2021-03-\d\d \(\d+ days\)/);
      assert.match(await textOf(page, 'tbody tr:has-text("Harbour Ledger")'), /^Harbour Ledger 1 1 2021-03-01 to 2021-03-28/);
      await page.getByRole('link', { name: 'Harbour Ledger' }).click();
      assert.match(await textOf(page, 'h1'), /^Harbour Ledger from 2021-03-01/);
    });
  }],

  ['a time that is none is told as such', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      page.expectStatus(400);
      await page.goto('/holdings?from=soon');
      assert.match(await textOf(page, 'main'), /'soon' is no day, month or year/);
      await page.goto('/holdings?from=2021&to=2020');
      assert.match(await textOf(page, 'main'), /they end before they begin/);
    });
  }],

  ['the help has queries to try', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto('/help');
      await page.getByRole('link', { name: 'bridge OR tunnel' }).click();
      assert.equal(await page.getByRole('searchbox', { name: 'Search the archive' }).inputValue(), 'bridge OR tunnel');
    });
  }],

  ['what does not exist, and what cannot be asked, is told with a way back', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      for (const [path, status, words] of [
        ['/nowhere', 404, /nothing at this address/], ['/article/none', 404, /no article has the id none/],
        ['/story/none', 404, /no article belongs to the story none/], ['/entity?kind=person&name=Nobody', 404, /Nobody/],
        ['/holdings?source=None', 404, /no outlet None/], ['/?sort=best', 400, /sort/], ['/?colour=red', 400, /colour/],
        ['/?filter=colour', 400, /not FIELD:VALUE/], ['/?filter=colour:red', 400, /colour/],
        ['/?from=soon', 400, /soon/], ['/entity', 400, /name/], ['/?trend=hour', 400, /trend/]]) {
        page.expectStatus(status);
        const answer = await page.goto(path);
        assert.equal(answer.status(), status, path);
        assert.match(await textOf(page, 'main'), words, path);
        assert.equal(await page.getByRole('link', { name: 'Back to the search' }).getAttribute('href'), '/');
      }
    });
  }],
];

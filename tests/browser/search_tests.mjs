import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { textOf, textsOf, withPage } from './browser.mjs';

const found = (page) => textOf(page, 'h1.found');
const titles = (page) => textsOf(page, 'ol.hits h2');

export const tests = [
  ['a search shows what was found, where and when, with the words lit', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto('/');
      await page.getByRole('searchbox', { name: 'Search the archive' }).fill('comet landing');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/?q=comet+landing');
      assert.equal(await found(page), '4 articles in 2 stories');
      assert.equal(await textOf(page, '.found ~ p'), 'read as comet landing');
      assert.deepEqual(await titles(page), ['Philae lands on comet after ten-year journey',
                                            'On a comet, a small lander runs short of light']);
      assert.match(await textOf(page, 'ol.hits .about'),
                   /^Harbour Ledger · 2014-11-12 17:52:00 UTC · \+2 copies in 2 outlets · original$/);
      const lit = new Set((await textsOf(page, 'ol.hits mark')).map((word) => word.toLowerCase()));
      assert.ok(lit.has('comet') && lit.has('landing') && lit.has('lands'), [...lit].join());
      assert.equal(await page.title(), 'comet landing · dateline');
    });
  }],

  ['a complaint stands under the very characters, and its suggestion is a link', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto('/?q=sorce:ledger+canal');
      const about = page.getByRole('region', { name: 'About the query' });
      assert.equal(await about.locator('li').first().locator('em').innerText(), 'sorce:');
      assert.match(await about.locator('li').first().innerText(), /there is no field "sorce"/);
      await about.getByRole('link', { name: 'source:' }).click();
      assert.equal(await page.getByRole('searchbox', { name: 'Search the archive' }).inputValue(), 'source:ledger canal');
      assert.ok(!(await textOf(page, 'main')).includes('there is no field'));
    });
  }],

  ['a query without answers says what to leave out', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto('/?q=comet+date:1999');
      assert.equal(await found(page), '0 articles');
      await page.getByRole('region').or(page.locator('.relaxed')).getByRole('link', { name: 'without date:1999' }).click();
      assert.notEqual(await found(page), '0 articles');
    });
  }],

  ['a facet narrows, leaves out, and both can be taken back', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto('/?q=comet');
      const before = await found(page);
      const outlets = page.locator('.facet', { has: page.getByText('Outlets', { exact: true }) });
      const row = outlets.locator('li', { hasText: 'Lantern Wire' });
      assert.equal((await row.locator('.value').innerText()).replace(/\s+/g, ' '), 'Lantern Wire 1 articles');
      await row.locator('.value').click();
      assert.equal(await found(page), '1 article');
      assert.equal(await textOf(page, 'ul.chosen'), 'only source:Lantern Wire ×');
      assert.equal(await outlets.locator('[aria-current]').count(), 1);
      await page.getByRole('link', { name: 'remove only source:Lantern Wire' }).click();
      assert.equal(await found(page), before);
      await page.getByRole('link', { name: 'without Lantern Wire' }).click();
      assert.equal(await textOf(page, 'ul.chosen'), 'without source:Lantern Wire ×');
      assert.equal(await outlets.getByText('Lantern Wire').count(), 0);
    });
  }],

  ['values of a facet are found among all of them, with and without JavaScript', async ({ browser, address }) => {
    // A place that stands far down the list.
    const counted = await (await fetch(`${address}/api/facets?facet=place:0`)).json();
    const wanted = counted.facets.place.map(({ value }) => value).filter((name) => /^[A-Z][a-z]{5,}$/.test(name)).at(-1);
    for (const javaScriptEnabled of [true, false]) {
      await withPage(browser, address, { javaScriptEnabled }, async (page) => {
        await page.goto('/');
        const places = () => page.locator('.facet', { has: page.getByText('Places', { exact: true }) });
        const field = places().getByRole('searchbox', { name: 'Find in Places' });
        assert.equal(await places().getByText(wanted, { exact: true }).count(), 0, 'it is not among the first');
        await field.fill(wanted.toUpperCase());
        await field.press('Enter');
        await page.waitForURL(/find=/);
        assert.deepEqual(await places().locator('.words').allInnerTexts(), [wanted]);
        await places().locator('.value').click();
        assert.match(await found(page), /^\d+ articles? in|^\d+ articles?$/);
        assert.equal(await textOf(page, 'ul.chosen'), `only place:${wanted} ×`);
      });
    }
  }],

  ['names that stand out can come first', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto('/?q=comet+OR+probe');
      await page.getByRole('link', { name: 'more than elsewhere' }).click();
      const places = page.locator('.facet', { has: page.getByText('Places', { exact: true }) });
      assert.match((await places.locator('.value').first().innerText()).replace(/\s+/g, ' '), /^\p{L}[^×]* \d+ articles \d+\.\d×$/u);
      await page.getByRole('link', { name: 'most often' }).click();
      assert.ok(!page.url().includes('salient'));
    });
  }],

  ['paging works with and without JavaScript, and says where it is', async ({ browser, address }) => {
    for (const javaScriptEnabled of [true, false]) {
      await withPage(browser, address, { javaScriptEnabled }, async (page) => {
        await page.goto('/?sort=oldest');
        const seen = await titles(page);
        assert.match(await textOf(page, 'nav.pages'), /^1–10 of \d+ · page 1 of 3 more →$/);
        await page.getByRole('link', { name: 'more →' }).click();
        await page.waitForURL(/offset=10/);
        const next = await titles(page);
        assert.equal(next.filter((title) => seen.includes(title)).length, 0);
        assert.equal(await page.locator('ol.hits').getAttribute('start'), '11');
        await page.getByRole('link', { name: 'more →' }).click();
        await page.waitForURL(/offset=20/);
        assert.equal(await page.getByRole('link', { name: 'more →' }).count(), 0);
        await page.getByRole('link', { name: '← before' }).click();
        await page.waitForURL(/offset=10/);
        assert.deepEqual(await titles(page), next);
      });
    }
  }],

  ['without JavaScript the box searches and the bars of the timeline lead to their articles', async ({ browser, address }) => {
    await withPage(browser, address, { javaScriptEnabled: false }, async (page) => {
      await page.goto('/');
      await page.getByRole('searchbox', { name: 'Search the archive' }).fill('canal');
      await page.getByRole('button', { name: 'Search' }).click();
      assert.match(await found(page), /^1 article/);
      await page.goto('/?trend=year');
      await page.getByRole('link', { name: /^2014: \d+ articles$/ }).click();
      await page.waitForURL(/from=2014-01-01&to=2014-12-31/);
      for (const about of await textsOf(page, 'ol.hits .about')) assert.match(about, /2014-/);
    });
  }],

  ['a drag over the timeline takes a time', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto('/?trend=year');
      const middle = async (year) => {
        const box = await page.getByRole('link', { name: new RegExp(`^${year}: `) }).boundingBox();
        return [box.x + box.width / 2, box.y + box.height / 2];
      };
      await page.mouse.move(...await middle(2012));
      await page.mouse.down();
      await page.mouse.move(...await middle(2013), { steps: 5 });
      await page.mouse.move(...await middle(2015), { steps: 5 });
      await page.mouse.up();
      await page.waitForURL(/from=2012-01-01.*to=2015-12-31/);
      assert.equal(await textOf(page, 'ul.chosen'), 'from 2012-01-01 × until 2015-12-31 ×');
      assert.equal(await textOf(page, 'nav.steps [aria-current]'), 'month', 'steps are finer in a shorter time');
    });
  }],

  ['arrow keys walk the timeline, and with Shift they take a time', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto('/?trend=year&from=2012&to=2016');
      await page.getByRole('link', { name: /^2012: / }).focus();
      await page.keyboard.press('ArrowRight');
      assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), /^2013: /);
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('Shift+ArrowRight');
      assert.equal(await page.locator('.timeline a.picked').count(), 3);
      await page.keyboard.press('Enter');
      await page.waitForURL(/from=2013-01-01.*to=2015-12-31/);
    });
  }],

  ['a chosen time can be moved, widened and left, and the step can be chosen', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto('/?trend=year&from=2014&to=2014');
      const time = page.getByRole('navigation', { name: 'Time' });
      await time.getByRole('link', { name: 'later →' }).click();
      await page.waitForURL(/from=2015-01-01&to=2015-12-31/);
      await time.getByRole('link', { name: 'wider' }).click();
      await page.waitForURL(/from=2014-01-01&to=2016-12-30/);
      await time.getByRole('link', { name: 'the whole time' }).click();
      await time.getByRole('link', { name: 'decade' }).click();
      assert.equal(await page.getByRole('link', { name: /^2010s: \d+ articles$/ }).count(), 1);
      assert.equal(await time.locator('[aria-current]').innerText(), 'decade');
    });
  }],

  ['times of which the archive holds nothing are shaded, and the words say so', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto('/?q=space+OR+probe&trend=year&from=2014&to=2018');
      assert.equal(await page.locator('.timeline .unheld rect').count(), 1);
      assert.equal(await page.getByRole('link', { name: '2016: 0 articles (the archive holds none)' }).count(), 1);
      assert.match(await textOf(page, '.timeline'), /Shaded: times of which the archive holds no article at all/);
    });
  }],

  ['the numbers of the timeline are a table, a CSV and an SVG', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto('/?q=space+OR+probe&trend=year&from=2014&to=2018');
      await page.getByText('Numbers', { exact: true }).click();
      assert.match(await textOf(page, '.timeline table'), /2014 4 5 .*2018 0 5/);
      const csv = await page.request.get(await page.getByRole('link', { name: 'save as CSV' }).getAttribute('href'));
      assert.match(await csv.text(), /2014,.*4/);
      const [file] = await Promise.all([page.waitForEvent('download'),
                                        page.getByRole('button', { name: 'save as SVG' }).click()]);
      assert.equal(file.suggestedFilename(), 'timeline.svg');
      const svg = readFileSync(await file.path(), 'utf8');
      assert.match(svg, /^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
      assert.ok(!svg.includes('href=') && svg.includes('2014'));
    });
  }],

  ['names of the archive are suggested while somebody types, and the keyboard reaches them', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto('/');
      await page.getByRole('searchbox', { name: 'Search the archive' }).pressSequentially('comet merk');
      await page.locator('.suggestions a').first().waitFor();
      assert.match(await textOf(page, '.suggestions'), /Angela Merkel · person · \d/);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/entity\?kind=person&name=Angela/);
      assert.equal(await textOf(page, 'h1'), 'Angela Merkel');
    });
  }],

  ['keys go to the box, along the hits and into one', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto('/?q=comet+landing');
      await page.keyboard.press('/');
      assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
      await page.keyboard.press('Tab');
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('k');
      assert.equal(await textOf(page, 'li.here h2'), 'Philae lands on comet after ten-year journey');
      await page.keyboard.press('o');
      await page.waitForURL(/\/article\//);
      await page.keyboard.press('?');
      await page.waitForURL(/\/help/);
    });
  }],

  ['all that was found can be saved, not only what is shown', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto('/?q=comet&exclude=source:Lantern+Wire');
      const count = Number((await found(page)).match(/^\d+/)[0]);
      const file = await page.request.get(await page.locator('a.export').getAttribute('href'));
      assert.ok((await file.text()).includes(`${count}`));
      assert.equal((await file.text()).split('\n').filter((line) => line.includes('.example') || line.includes('corpora/')).length, count);
      const feed = await page.request.get(await page.getByRole('link', { name: 'feed' }).getAttribute('href'));
      assert.match(await feed.text(), /<feed/);
    });
  }],

  ['the first view is small and painted at once', async ({ browser, address }) => {
    await withPage(browser, address, {}, async (page) => {
      await page.goto('/?q=comet', { waitUntil: 'load' });
      const { bytes, paint } = await page.evaluate(async () => {
        const paints = () => performance.getEntriesByName('first-contentful-paint');
        while (paints().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
        const loaded = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
        return { bytes: loaded.reduce((sum, each) => sum + each.transferSize, 0), paint: paints()[0].startTime };
      });
      console.log(`        ${bytes} bytes, first paint after ${Math.round(paint)} ms`);
      assert.ok(bytes > 0 && bytes < 100_000, `${bytes} bytes`);
      // The promise is a second on a laptop; a machine that builds beside the test is slower.
      assert.ok(paint < 5_000, `${paint} ms`);
    });
  }],
];

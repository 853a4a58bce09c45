// What holds for every view.
import assert from 'node:assert/strict';
import { barriers, withPage } from './browser.mjs';
import { views } from './views.mjs';

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };

async function inEveryView({ browser, address }, options, look) {
  await withPage(browser, address, options, async (page) => {
    for (const [name, path, status] of await views(address)) {
      if (status) page.expectStatus(status);
      await page.goto(path);
      await look(page, name);
    }
  });
}

// What is cut off or stands outside, with room for none of it to be reached.
const tooWide = () => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll('main *')].filter((each) => each.getBoundingClientRect().right > width + 1)
    .slice(0, 3).map((each) => each.outerHTML.slice(0, 150));
};

const smallText = () => [...document.querySelectorAll('main *, header *, footer *')]
  .filter((each) => [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== ''))
  .filter((each) => each.tagName !== 'title' && each.getClientRects().length > 0)
  .filter((each) => {
    // The text of a picture is as much smaller as the picture is.
    const scale = each.ownerSVGElement ? each.getScreenCTM().a : 1;
    return parseFloat(getComputedStyle(each).fontSize) * scale < 11.5;
  }).slice(0, 3).map((each) => each.outerHTML.slice(0, 150));

// The element that has the focus, and whether one sees that it has.
const focused = () => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const style = getComputedStyle(at);
  const box = at.getBoundingClientRect();
  return {
    words: `${at.tagName} ${(at.getAttribute('aria-label') ?? at.textContent).trim().slice(0, 40)}`,
    isVisible: box.width > 0 && box.height > 0,
    hasRing: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    isMain: at.id === 'main',
    isSkip: at.className === 'skip',
  };
};

export const tests = [
  // Only colours are others in the dark.
  ...[['light'], ['dark', ['color-contrast']]].map(([colorScheme, rules]) => [
    `no view has a barrier that axe calls serious, ${colorScheme}`, async (context) => {
      const found = [];
      await inEveryView(context, { colorScheme }, async (page, name) => {
        await page.evaluate(() => { for (const each of document.querySelectorAll('details')) each.open = true; });
        for (const barrier of await barriers(page, rules)) found.push(`${name}: ${barrier}`);
      });
      assert.deepEqual(found, []);
    }]),

  ['on a phone no view scrolls sideways, and all text can be read', async (context) => {
    const found = [];
    await inEveryView(context, phone, async (page, name) => {
      for (const each of await page.evaluate(tooWide)) found.push(`${name} is too wide: ${each}`);
      for (const each of await page.evaluate(smallText)) found.push(`${name} has small text: ${each}`);
    });
    assert.deepEqual(found, []);
  }],

  ['Tab reaches all that a view offers, in order, and one always sees where one is', async (context) => {
    await inEveryView(context, {}, async (page, name) => {
      const stops = await page.evaluate(() => [...document.querySelectorAll('a, button, input, select, summary, [tabindex]')]
        .filter((each) => each.tabIndex >= 0 && each.type !== 'hidden' && each.checkVisibility() && !each.disabled).length);
      const seen = [];
      await page.keyboard.press('Tab');
      for (let at; (at = await page.evaluate(focused)) !== null; await page.keyboard.press('Tab')) {
        if (at.isSkip && seen.length > 0) break;
        assert.ok(at.isVisible, `${name}: ${at.words} is seen`);
        assert.ok(at.hasRing, `${name}: ${at.words} has a ring`);
        seen.push(at.words);
        assert.ok(seen.length <= stops, `${name}: Tab comes to an end`);
      }
      assert.equal(seen[0], 'A Skip to the content', name);
      // Radio buttons of one name are one stop.
      const radios = await page.locator('input[type=radio]').count();
      assert.ok(seen.length >= stops - radios, `${name}: ${seen.length} of ${stops} stops`);
    });
  }],

  ['the first Tab offers to skip to the content', async (context) => {
    await inEveryView(context, {}, async (page, name) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      assert.ok((await page.evaluate(focused))?.isMain, name);
    });
  }],

  ['every view has one heading of the first rank, a title and a language', async (context) => {
    await inEveryView(context, {}, async (page, name) => {
      assert.equal(await page.locator('h1').count(), 1, name);
      assert.match(await page.title(), /.+ · dateline$/, name);
      assert.equal(await page.locator('html').getAttribute('lang'), 'en', name);
    });
  }],
];

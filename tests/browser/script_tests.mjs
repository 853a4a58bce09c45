// Articles that are read from right to left, or without blanks.
import assert from 'node:assert/strict';
import { archiveOfArticles } from './archive.mjs';
import { withPage } from './browser.mjs';

export const foreignArticles = [
  { id: 'ar', title: 'السفينة تغادر القناة بعد ستة أيام', source: 'الميناء', language: 'ar', published: '2021-03-29',
    body: 'قالت هيئة القناة يوم الاثنين إن السفينة Ever Given عادت إلى الحركة في القناة بعد ستة أيام.\n\nوتنتظر أكثر من 400 سفينة دورها للعبور.' },
  { id: 'he', title: 'האונייה יוצאת מהתעלה אחרי שישה ימים', source: 'הנמל', language: 'he', published: '2021-03-29',
    body: 'רשות התעלה הודיעה ביום שני כי האונייה Ever Given חזרה לנוע בתעלה אחרי שישה ימים.\n\nיותר מ-400 אוניות ממתינות לתורן.' },
  { id: 'ja', title: '大型コンテナ船、6日ぶりに離礁', source: '港湾新聞', language: 'ja', published: '2021-03-30',
    body: 'スエズ運河で座礁していた大型コンテナ船が29日、6日ぶりに離礁した。\n\n運河の両側では400隻を超える船が通航を待っている。' },
  { id: 'zh', title: '搁浅货轮六天后重新浮起', source: '港口日报', language: 'zh', published: '2021-03-30',
    body: '苏伊士运河管理局星期一表示，搁浅的货轮在六天之后重新浮起。\n\n仍有四百多艘船只在运河两端等待通行。' },
  { id: 'en', title: 'Ship leaves the canal after six days', source: 'Harbour Ledger', language: 'en', published: '2021-03-29',
    body: 'The ship Ever Given, السفينة in Arabic, moved again on Monday.\n\nMore than 400 ships wait.' },
];

const sideOf = (page, selector) => page.locator(selector).first().evaluate((each) => getComputedStyle(each).direction);

export const tests = [
  ['texts run the way they are written, and say their language', async ({ browser }) => {
    const address = await archiveOfArticles('foreign', foreignArticles);
    await withPage(browser, address, {}, async (page) => {
      for (const [id, direction] of [['ar', 'rtl'], ['he', 'rtl'], ['ja', 'ltr'], ['zh', 'ltr'], ['en', 'ltr']]) {
        await page.goto(`/article/${id}`);
        for (const part of ['h1', '.body']) {
          assert.equal(await sideOf(page, part), direction, `${id} ${part}`);
          assert.equal(await page.locator(part).getAttribute('lang'), id);
        }
        assert.equal(await sideOf(page, 'header'), 'ltr');
        await page.goto(`/?filter=language:${id}`);
        assert.equal(await sideOf(page, 'ol.hits article'), direction, id);
        assert.equal(await page.locator('ol.hits h2').first().getAttribute('lang'), id);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
      }
    });
  }],

  ['words of other scripts are found and lit', async ({ browser }) => {
    const address = await archiveOfArticles('foreign-words', foreignArticles);
    await withPage(browser, address, {}, async (page) => {
      for (const [word, id] of [['القناة', 'ar'], ['התעלה', 'he'], ['運河', 'ja'], ['运河', 'zh']]) {
        await page.goto(`/?${new URLSearchParams({ q: word, filter: `language:${id}` })}`);
        assert.ok((await page.locator('ol.hits mark').allInnerTexts()).length > 0, word);
        await page.locator('ol.hits h2 a').first().click();
        await page.waitForURL(/\/article\//);
        assert.ok(await page.locator('.article mark').count() > 0, word);
      }
    });
  }],
];

// Every view in a real browser, asserting on what a reader sees.  Each file of tests has an array of [name, test]; a
// test gets the browser and the address of a server that shows the bundled pages.
import { bundledArchive, endAll, only } from './archive.mjs';
import { launched } from './browser.mjs';
import * as articles from './article_tests.mjs';
import * as emptiness from './empty_tests.mjs';
import * as everywhere from './every_view_tests.mjs';
import * as hostile from './hostile_tests.mjs';
import * as others from './other_view_tests.mjs';
import * as scripts from './script_tests.mjs';
import * as searches from './search_tests.mjs';
import * as trends from './trend_tests.mjs';

const browser = await launched();
let failed = 0;
let passed = 0;
try {
  const address = await bundledArchive();
  for (const { tests } of [searches, articles, trends, others, everywhere, hostile, scripts, emptiness]) {
    for (const [name, test] of tests) {
      if (!name.includes(only)) continue;
      const begin = Date.now();
      try {
        await test({ browser, address });
        ++passed;
        console.log(`ok      ${name} (${Date.now() - begin} ms)`);
      } catch (error) {
        ++failed;
        console.log(`FAILED  ${name}\n${error.stack}`);
      }
    }
  }
} finally {
  await browser.close();
  endAll();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

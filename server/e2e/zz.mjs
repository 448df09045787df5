import { chromium } from '@playwright/test';
import fs from 'node:fs';
const b = await chromium.launch({executablePath:'/usr/bin/chromium', args:['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync']});
const person = JSON.parse(fs.readFileSync(process.argv[2]));
const tag = process.argv[3]; const scheme = process.argv[4]||'light'; const w=+(process.argv[5]||390), h=+(process.argv[6]||844);
const p = await b.newPage({viewport:{width:w,height:h}, colorScheme: scheme});
p.on('console', m=>console.log('console', m.text())); p.on('pageerror', e=>console.log('err', e));
await p.goto('http://127.0.0.1:8099/trust');
const cur = () => p.locator('[data-page]:visible').first();
await p.screenshot({path:`/tmp/shots/${tag}-0.png`});
await cur().locator('[data-start]').click();
for (let i=0;i<60;i++){
  await p.waitForTimeout(150);
  const kind = await cur().getAttribute('data-page');
  if (kind==='waiting'){ await p.waitForTimeout(500); continue; }
  if (kind!=='question') break;
  const q = await cur().getAttribute('data-question');
  if (i===1||q==='cause') { await p.screenshot({path:`/tmp/shots/${tag}-q-${q}.png`, fullPage:true}); }
  for (const o of [person[q]??[]].flat()) await cur().locator(`[data-option="${o}"]`).check();
  await cur().locator('[type=submit]').click();
}
await p.waitForTimeout(300);
console.log(await cur().getAttribute('data-page'));
await p.screenshot({path:`/tmp/shots/${tag}-plan.png`, fullPage:true});
console.log(await p.evaluate(()=>document.body.innerText));
await b.close();

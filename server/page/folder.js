// @ts-check
// The script of the page for what is not there, on a site of files alone. Some
// stores know no folders: they have "/trust/" and not "/trust", and lead nobody
// from one to the other. This does.
(() => {
  "use strict";
  const { pathname, search, hash } = location;
  if (/\/$|\.\w+$/.test(pathname)) return;
  fetch(`${pathname}/`, { method: "HEAD" }).then(({ ok }) => {
    if (ok) location.replace(`${pathname}/${search}${hash}`);
  }, () => {}); // then it is not there
})();

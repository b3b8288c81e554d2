/**
 * The one script inside of pages; the policy knows it by its hash. It runs before anything is drawn, so that a chosen theme
 * never flashes in after the other one, and has the link to the other language keep the query that stands in the address.
 * A browser may refuse the store; what stands in it that is no theme chooses none.
 */
export const pageScript = `{
const { dataset } = document.documentElement;
try { dataset.theme = localStorage.theme ?? ""; } catch {}
addEventListener("DOMContentLoaded", () => {
  const select = document.querySelector(".theme");
  select.value = dataset.theme;
  if (select.selectedIndex < 0) select.value = dataset.theme = "";
});
addEventListener("input", ({ target: { className, value } }) => {
  if (className != "theme") return;
  dataset.theme = value;
  try { localStorage.theme = value; } catch {}
});
for (const type of ["pointerdown", "focusin"])
  addEventListener(type, ({ target }) => {
    if (target.className == "language") target.search = location.search;
  });
}`;

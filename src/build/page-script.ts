/**
 * The one script inside of pages; the policy knows it by its hash. It runs before anything is drawn, so that a chosen theme
 * never flashes in after the other one, and has the link to the other language keep the query that stands in the address.
 */
export const pageScript = `{
const root = document.documentElement;
const show = (theme) => { theme ? (root.dataset.theme = theme) : delete root.dataset.theme; };
const kept = (...theme) => {
  try { return theme.length ? localStorage.setItem("theme", theme[0]) : localStorage.getItem("theme"); } catch {}
};
const known = ["light", "dark"];
const first = kept();
if (known.includes(first)) show(first);
addEventListener("DOMContentLoaded", () => {
  const select = document.querySelector("select.theme");
  if (select) select.value = root.dataset.theme ?? "";
});
addEventListener("change", ({ target }) => {
  if (!target.matches("select.theme")) return;
  show(target.value);
  kept(target.value);
});
addEventListener("storage", ({ key, newValue }) => {
  if (key !== "theme") return;
  show(known.includes(newValue) ? newValue : "");
  document.querySelector("select.theme").value = root.dataset.theme ?? "";
});
for (const type of ["pointerdown", "focusin"])
  addEventListener(type, ({ target }) => {
    const link = target.closest?.("a.language");
    if (link) link.search = location.search;
  });
}`;

import { markup, type Content, type Markup } from './markup';

/** Lets only the filter below run; a test computes the hash. */
export const scriptHash = 'sha256-kPgtfHYOCs5NAUsHWwtdjCWY8WN11JL05nTredKA62A=';

/** The page around the content: everything inline, nothing loaded, readable without the script. */
export function htmlPage(title: string, content: Content): string {
  const { source } = markup`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src '${scriptHash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
${style}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
${content}
${script}
</body>
</html>
`;
  return `<!doctype html>\n${source}`;
}

const style: Markup = markup`<style>
:root {
  --page: #f4f6f9; --surface: #ffffff; --ink: #18202c; --muted: #535e6f; --line: #d8dee7; --soft: #eef1f5; --link: #0b57a4;
  --compliant: #1d7a4c; --open: #b3261e; --undetermined: #8f5500; --waived: #5a4a9c;
  --open-soft: #fdeceb; --undetermined-soft: #fff4e0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0f141b; --surface: #171d27; --ink: #e7ecf3; --muted: #a6b0c0; --line: #303a49; --soft: #202835; --link: #84bcff;
    --compliant: #4cbf86; --open: #ff8f86; --undetermined: #f0b04a; --waived: #b5a7f2;
    --open-soft: #33191a; --undetermined-soft: #2f2413;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; overflow-wrap: anywhere; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
header, nav, main, footer { max-width: 76rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .35rem; letter-spacing: -.01em; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 0 0 .25rem; }
h3 { font-size: 1rem; line-height: 1.4; margin: 0; overflow-wrap: anywhere; }
p { margin: 0 0 .6rem; max-width: 100ch; }
a { color: var(--link); }
code { font: .9em/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
p code, li code, dd code { background: var(--soft); padding: .05em .3em; border-radius: 3px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--surface); padding: .5rem 1rem; z-index: 1; }
.facts, .note { color: var(--muted); }
.facts { margin: 0; overflow-wrap: anywhere; }
.note { margin-bottom: .9rem; }
.verdict { font-size: 1.1rem; margin: .9rem 0 .3rem; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; margin: 1rem 0 0; padding: .6rem 0; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); }
section { background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: 1.25rem; margin: 1.25rem 0; }
section.alert { border-color: var(--open); border-left-width: 6px; background: var(--open-soft); }
section.alert h2 { color: var(--open); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .9rem; list-style: none; margin: 1.25rem 0; padding: 0; }
.tiles li { background: var(--surface); border: 1px solid var(--line); border-top: 4px solid var(--tone, var(--line)); border-radius: 8px; padding: .75rem 1rem; }
.tiles b { display: block; font-size: 1.9rem; line-height: 1.15; font-variant-numeric: tabular-nums; color: var(--tone, inherit); }
.tiles small { display: block; color: var(--muted); font-size: .85rem; }
.compliant { --tone: var(--compliant); } .open { --tone: var(--open); } .undetermined { --tone: var(--undetermined); } .waived { --tone: var(--waived); }
.zero { --tone: var(--muted); }
.scroll { overflow-x: auto; position: relative; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { text-align: left; vertical-align: top; padding: .4rem .7rem .4rem 0; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
tbody tr:last-child > * { border-bottom: 0; }
thead th { color: var(--muted); font-weight: 600; font-size: .85rem; white-space: nowrap; vertical-align: bottom; }
tbody th { font-weight: 500; min-width: 14rem; }
th.group { padding-left: 2.1rem; text-indent: -2.1rem; }
th.group.standard { padding-left: 7.1rem; text-indent: -7.1rem; min-width: 20rem; }
td.number, th.number { text-align: right; white-space: nowrap; padding-right: 1rem; }
td.number.open, td.number.undetermined, td.number.waived { color: var(--tone); font-weight: 600; }
td.number.none { color: var(--muted); font-weight: 400; }
td.nobody { color: var(--muted); }
td.hash { min-width: 16rem; overflow-wrap: anywhere; }
td.date { white-space: nowrap; }
.id { display: inline-block; min-width: 1.6rem; margin-right: .5rem; color: var(--muted); font-variant-numeric: tabular-nums; }
.group .id { text-indent: 0; }
.standard .id { min-width: 6.6rem; }
svg.bar { display: block; width: 100%; min-width: 9rem; height: 14px; margin-top: .25rem; border-radius: 3px; }
svg.bar rect { fill: var(--tone); } svg.bar .track { fill: var(--soft); }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; list-style: none; margin: 0 0 .8rem; padding: 0; font-size: .9rem; color: var(--muted); }
.legend li::before { content: ""; display: inline-block; width: .8rem; height: .8rem; border-radius: 2px; background: var(--tone); margin-right: .4rem; vertical-align: -.08rem; }
.rule { border-top: 1px solid var(--line); padding-top: 1rem; margin-top: 1rem; }
.rule > header { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2rem .8rem; padding: 0; margin: 0 0 .35rem; max-width: none; }
.badge { display: inline-block; border: 1px solid currentColor; border-radius: 999px; padding: 0 .6rem; font-size: .78rem; line-height: 1.5; font-weight: 600; white-space: nowrap; color: var(--muted); }
.badge.high { color: var(--surface); background: var(--open); border-color: var(--open); }
.badge.medium { color: var(--open); }
dl { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: .15rem .75rem; margin: .4rem 0 .8rem; }
dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; max-width: 90ch; }
dd ul { list-style: none; margin: 0; padding: 0; }
.findings { list-style: none; margin: 0; padding: 0; }
.findings > li { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: .2rem 1.5rem; padding: .6rem .8rem; margin-top: .4rem; border-left: 4px solid var(--tone, var(--line)); background: var(--soft); border-radius: 0 6px 6px 0; }
.findings b, .findings span, .findings code, .findings li { overflow-wrap: anywhere; }
.where span { display: block; color: var(--muted); font-size: .9rem; }
.findings .what ul { list-style: none; margin: 0; padding: 0; }
.findings .what li + li { margin-top: .3rem; }
.findings code { background: none; padding: 0; }
.when { display: inline-block; font-size: .85rem; background: var(--undetermined-soft); color: var(--undetermined); border-radius: 4px; padding: 0 .4rem; }
.aside { display: block; color: var(--muted); font-size: .9rem; }
.recalled { color: var(--undetermined); font-size: .85rem; font-style: italic; }
.places { list-style: none; margin: 0; padding: 0; min-width: 18rem; }
.gaps { columns: 22rem; column-gap: 2rem; list-style: none; margin: 0 0 1rem; padding: 0; }
.gaps li { break-inside: avoid; padding: .12rem 0 .12rem 1.2rem; text-indent: -1.2rem; }
.gaps .id { text-indent: 0; }
h2 + h3 { margin-top: .8rem; } h3 { margin-bottom: .35rem; } .rule h3 { margin: 0; }
.gaps + h3, .scroll + h3 { margin-top: 1.4rem; }
.filter { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: center; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: .75rem 1.25rem; }
.filter[hidden], [data-filtered] { display: none !important; }
.filter input[type=search] { font: inherit; color: inherit; background: var(--page); border: 1px solid var(--muted); border-radius: 6px; padding: .3rem .6rem; width: min(22rem, 100%); }
.filter output { color: var(--muted); }
footer { padding-top: .5rem; padding-bottom: 3rem; color: var(--muted); }
@media (max-width: 44rem) {
  header, nav, main, footer { padding-left: .8rem; padding-right: .8rem; }
  section { padding: .9rem; }
  .findings > li { grid-template-columns: minmax(0, 1fr); }
  dl { grid-template-columns: minmax(0, 1fr); } dd + dt { margin-top: .4rem; }
  tbody th { min-width: 11rem; }
  th.group.standard { min-width: 15rem; }
  svg.bar { min-width: 6rem; }
}
@media print {
  :root { --page: #fff; --surface: #fff; --ink: #000; --muted: #444; --line: #bbb; --soft: #f2f2f2; --link: #000;
    --compliant: #1d7a4c; --open: #b3261e; --undetermined: #8f5500; --waived: #5a4a9c; --open-soft: #fff; --undetermined-soft: #fff; }
  body { font-size: 10pt; }
  nav, .filter, .skip { display: none; }
  header, main, footer { max-width: none; padding: 0; }
  section { border: 0; padding: 0; }
  section.alert { border-left: 6px solid var(--open); padding-left: .8rem; }
  .scroll { overflow: visible; }
  .findings > li, .tiles li, tr { break-inside: avoid; }
  h2, h3, .rule > header { break-after: avoid; }
  svg.bar, .legend li::before, .badge, .tiles li { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
</style>`;

// The filter hides what does not match and says how many are left. It reads the text of the page and writes none of it.
const script: Markup = markup`<script>
(function () {
  var form = document.getElementById('filter');
  if (!form) return;
  form.hidden = false;
  var items = Array.prototype.slice.call(document.querySelectorAll('[data-severity]'));
  var texts = items.map(function (item) { return (item.closest('article').dataset.search + ' ' + item.textContent).toLowerCase(); });
  function mark(element, isHidden) {
    if (isHidden) element.setAttribute('data-filtered', ''); else element.removeAttribute('data-filtered');
  }
  function apply() {
    var words = form.elements.words.value.toLowerCase().split(' ').filter(Boolean);
    var shown = 0;
    items.forEach(function (item, index) {
      var matches = form.elements[item.dataset.severity].checked && words.every(function (word) { return texts[index].includes(word); });
      mark(item, !matches);
      if (matches) shown++;
    });
    Array.prototype.forEach.call(document.querySelectorAll('article.rule'), function (article) {
      mark(article, !article.querySelector('[data-severity]:not([data-filtered])'));
    });
    form.elements.count.value = shown + ' of ' + items.length + ' findings shown';
  }
  form.addEventListener('input', apply);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  apply();
})();
</script>`;

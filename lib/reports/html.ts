import type { AssessedFinding, Assessment, OldData, Provided, ProvidedStack, ResourceRef, RuleFacts } from '../core/assessment';
import { own, type StringMap } from '../core/json';
import { framework, inFrameworkOrder, inNaturalOrder } from './frameworks';
import { htmlPage } from './html-page';
import { markup, prose, type Content } from './markup';
import {
  changeGroups,
  changeText,
  coverageOf,
  headline,
  nameOf,
  overview,
  plural,
  ruleGroups,
  severities,
  standings,
  sum,
  type ControlView,
  type Counts,
  type FrameworkView,
  type GroupView,
  type Overview,
  type RuleGroup,
  type Standing,
} from './overview';

/** Findings of one standing that a page holds; browsers stay quick, and the page says what it leaves out. */
const mostFindings = 2000;

/** One self-contained page for auditors and reviewers: no network, readable without script, in light, dark and on paper. */
export function html(assessment: Assessment): string {
  const view = overview(assessment);
  const sections = [
    errorSection(assessment),
    tiles(assessment, view),
    ...view.frameworks.map(frameworkSection),
    filterForm(view),
    findingSection(assessment, 'open'),
    findingSection(assessment, 'undetermined'),
    waivedSection(assessment),
    noticeSection(assessment),
    changeSection(assessment),
    notLookedAtSection(assessment, view),
    ruleSection(assessment, view),
    templateSection(assessment),
  ];
  return htmlPage(
    'HICP and HIPAA assessment',
    markup`${header(assessment, view)}
${navigation(assessment, view)}
<main id="content">
${sections}
</main>
<footer>
<p>${statement} Made by ${assessment.tool.name} ${assessment.tool.version} at <time>${assessment.time}</time>. The same findings as data: assessment.json.</p>
</footer>`,
  );
}

const statement =
  'This is not a certification. Rules support or map to controls; what no rule can see needs a person’s attestation, and an undetermined finding is not a pass.';

function header(assessment: Assessment, view: Overview): Content {
  const { templates, rules, profile, time, tool } = assessment;
  return markup`<header>
<h1>HICP and HIPAA Security Rule assessment</h1>
<p class="facts"><time>${time}</time> · profile ${profile} · ${plural(templates.length, 'template')} with ${plural(view.resources, 'resource')} · ${plural(rules.length, 'rule')} · ${tool.name} ${tool.version}</p>
<p class="verdict">${verdict(assessment, view)}</p>
<p class="note">${statement}</p>
</header>`;
}

function verdict({ templates, errors }: Assessment, view: Overview): string {
  const unjudged = errors.length === 0 ? '' : ` ${plural(errors.length, 'input')} could not be judged, so this run is not green.`;
  if (templates.length === 0) return `Nothing was judged.${unjudged}`;
  if (sum(view.total) === 0) return `No rule applies to any resource in what was judged.${unjudged}`;
  const known = view.inBaseline === 0 ? '' : ` ${plural(view.inBaseline, 'finding')} in the baseline.`;
  return `${view.total.open === 0 ? 'No open findings: ' : ''}${headline(view)}.${known}${unjudged}`;
}

function navigation({ errors, waiverNotices, changes = [] }: Assessment, { total, frameworks }: Overview): Content {
  const links: readonly (readonly [string, string] | undefined)[] = [
    errors.length > 0 ? ['errors', `Not judged (${String(errors.length)})`] : undefined,
    ...frameworks.map((view, index) => [`framework-${String(index + 1)}`, view.framework.label] as const),
    ['open', `Open (${String(total.open)})`],
    ['undetermined', `Undetermined (${String(total.undetermined)})`],
    ['waived', `Waived (${String(total.waived)})`],
    waiverNotices.length > 0 ? ['notices', `Waiver notices (${String(waiverNotices.length)})`] : undefined,
    changes.length > 0 ? ['changes', `Changes (${String(changes.length)})`] : undefined,
    ['gaps', 'Not looked at'],
    ['rules', 'Rules'],
    ['templates', 'Templates'],
  ];
  const items = links.map(link => link !== undefined && markup`<li><a href="#${link[0]}">${link[1]}</a></li>\n`);
  return markup`<nav aria-label="Contents"><ul>
${items}</ul></nav>`;
}

function errorSection({ errors }: Assessment): Content {
  if (errors.length === 0) return undefined;
  const rows = errors.map(({ template, message, location }) => {
    const place = location === undefined ? '' : `:${String(location.line)}:${String(location.column)}`;
    return markup`<tr><th scope="row"><code>${template}${place}</code></th><td>${message}</td></tr>\n`;
  });
  return markup`<section class="alert" id="errors" aria-labelledby="errors-title">
<h2 id="errors-title">Could not be judged (${errors.length})</h2>
<p>Nothing in this report speaks for these. A run with an entry here is not green.</p>
${table('What could not be read or judged, and why', ['Template', 'Reason'], rows)}
</section>
`;
}

function tiles({ errors }: Assessment, { total, bySeverity }: Overview): Content {
  const open = severities.map(severity => `${String(bySeverity[severity].open)} ${severity}`).join(' · ');
  const unjudged = errors.length;
  return markup`<ul class="tiles" aria-label="Findings by standing">
${tile('open', total.open, 'Open', open)}
${tile('undetermined', total.undetermined, 'Undetermined', 'known only at deployment')}
${tile('waived', total.waived, 'Waived', 'accepted, with a reason')}
${tile('compliant', total.compliant, 'Compliant', 'findings as they must be')}
<li class="${unjudged > 0 ? 'open' : 'zero'}"><b>${unjudged}</b> Not judged<small>inputs with an error</small></li>
</ul>
`;
}

function tile(standing: Standing, count: number, name: string, detail: string): Content {
  return markup`<li class="${count === 0 ? 'zero' : standing}"><b>${count}</b> ${name}<small>${detail}</small></li>`;
}

function frameworkSection(view: FrameworkView, index: number): Content {
  const { label, group } = view.framework;
  const id = `framework-${String(index + 1)}`;
  const judged = view.groups.filter(one => coverageOf(one) === 'judged').length;
  const rows = view.groups.map(one => groupRow(one, group === 'standard'));
  const columns = [capitalized(group), 'Share', 'Compliant', 'Open', 'Undetermined', 'Waived', 'Controls judged'];
  const edition = view.edition === '' ? '' : `, edition ${view.edition}`;
  return markup`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${label}: findings per ${group}</h2>
<p class="note">${view.name}${edition}. Findings on ${judged} of ${plural(view.groups.length, group)}. A finding counts once in each ${group} that its rule maps to. Where nobody looked, no rule of this run maps to the ${group}, and a person has to attest it.</p>
<ul class="legend" aria-hidden="true">${standings.map(standing => markup`<li class="${standing}">${standing}</li>`)}</ul>
${table(`${label} by ${group}: number of findings of each standing`, columns, rows)}
</section>
`;
}

function groupRow(group: GroupView, isCitation: boolean): Content {
  const judged = group.controls.filter(control => coverageOf(control) === 'judged').length;
  const title = markup`<th scope="row" class="group ${isCitation && 'standard'}"><span class="id">${group.id}</span>${group.title} ${group.recalled && recalledMark}</th>`;
  const controls = markup`<td class="number">${judged} of ${group.controls.length}</td>`;
  const coverage = coverageOf(group);
  if (coverage !== 'judged')
    return markup`<tr>${title}<td class="nobody" colspan="5">${uncovered[coverage]}</td>${controls}</tr>\n`;
  return markup`<tr>${title}<td>${bar(group.counts)}</td>${numberCells(group.counts)}${controls}</tr>\n`;
}

const uncovered = {
  'nobody looked': 'Nobody looked: needs attestation.',
  'nothing to judge': 'Its rules met no resource: needs attestation.',
} as const;

function numberCells(counts: Counts): Content {
  return standings.map(standing => {
    const count = counts[standing];
    return markup`<td class="number ${count === 0 ? 'none' : standing}">${count}</td>`;
  });
}

/** Shares, drawn; the numbers stand beside it. What is there at all is at least a sliver wide. */
function bar(counts: Counts): Content {
  const width = 200;
  const sliver = 4;
  const present = standings.filter(standing => counts[standing] > 0);
  const room = width - sliver * present.length;
  const total = sum(counts);
  let x = 0;
  const parts = present.map(standing => {
    const share = sliver + (counts[standing] / total) * room;
    const part = markup`<rect class="${standing}" x="${x.toFixed(1)}" y="0" width="${Math.max(share - 1, 1).toFixed(1)}" height="14"/>`;
    x += share;
    return part;
  });
  const said = present.map(standing => `${String(counts[standing])} ${standing}`).join(', ');
  return markup`<svg class="bar" viewBox="0 0 ${width} 14" preserveAspectRatio="none" role="img" aria-label="${said}">${parts}</svg>`;
}

function filterForm({ total }: Overview): Content {
  if (total.open + total.undetermined === 0) return undefined;
  const boxes = severities.map(
    severity => markup`<label><input type="checkbox" name="${severity}" checked> ${severity}</label>\n`,
  );
  return markup`<form class="filter" id="filter" role="search" aria-label="Filter the findings below" hidden>
<label>Find in open and undetermined findings <input type="search" name="words" placeholder="rule, resource, file or control"></label>
${boxes}<output name="count" aria-live="polite"></output>
</form>
`;
}

const findingTexts = {
  open: {
    title: 'Open findings',
    note: 'The template decides it, and it is not as it must be.',
    none: 'None in what was judged.',
  },
  undetermined: {
    title: 'Undetermined findings',
    note: 'The template does not decide it. Unknown is neither a pass nor a failure; each reason says what settles it.',
    none: 'None in what was judged.',
  },
} as const;

function findingSection(assessment: Assessment, standing: 'open' | 'undetermined'): Content {
  const { title, note, none } = findingTexts[standing];
  const groups = ruleGroups(assessment, standing);
  const { shown, left } = limited(groups);
  const total = groups.reduce((count, group) => count + group.findings.length, 0);
  return markup`<section id="${standing}" aria-labelledby="${standing}-title">
<h2 id="${standing}-title">${title} (${total})</h2>
<p class="note">${total === 0 ? none : note}</p>
${leftOut(left, standing)}
${shown.map(group => ruleArticle(assessment, group, standing))}</section>
`;
}

/** The first findings, the most severe ones, up to what a page holds. */
function limited(groups: readonly RuleGroup[]): { shown: readonly RuleGroup[]; left: number } {
  let room = mostFindings;
  let left = 0;
  const shown: RuleGroup[] = [];
  for (const group of groups) {
    const findings = group.findings.slice(0, room);
    room -= findings.length;
    left += group.findings.length - findings.length;
    if (findings.length > 0) shown.push({ ...group, findings });
  }
  return { shown, left };
}

function leftOut(left: number, standing: Standing): Content {
  if (left === 0) return undefined;
  const are = left === 1 ? 'is' : 'are';
  return markup`<p><strong>${plural(left, `more ${standing} finding`)} ${are} not on this page, which holds ${mostFindings}.</strong> ${left === 1 ? 'It is' : 'They are'} in assessment.json and in the counts above.</p>`;
}

function ruleArticle(assessment: Assessment, { rule, severity, findings }: RuleGroup, standing: Standing): Content {
  const search = `${rule.id} ${rule.title} ${Object.values(rule.controls).flat().join(' ')}`;
  const fields = [
    rule.why !== '' && markup`<dt>Why</dt><dd>${prose(rule.why)}</dd>\n`,
    rule.fix.how !== '' && markup`<dt>Fix</dt><dd>${prose(rule.fix.how)}</dd>\n`,
    markup`<dt>Supports</dt><dd><ul>${supported(assessment, rule)}</ul></dd>\n`,
  ];
  return markup`<article class="rule" data-search="${search}">
<header><h3>${rule.title}</h3><span class="badge ${severity}">${severity}</span><code>${rule.id}</code></header>
<dl>
${fields}</dl>
<ul class="findings">
${findings.map(finding => findingItem(finding, standing))}</ul>
</article>
`;
}

function supported(assessment: Assessment, rule: RuleFacts): Content {
  const items = inFrameworkOrder(Object.keys(rule.controls)).flatMap(name => {
    const catalog = own(assessment.catalogs, name);
    const ids = [...new Set(own(rule.controls, name) ?? [])].sort(inNaturalOrder);
    return ids.map(id => {
      const control = catalog === undefined ? undefined : own(catalog.controls, id);
      return markup`<li>${framework(name).label} ${id} ${control?.title} ${control?.confidence === 'recall' && recalledMark}</li>`;
    });
  });
  return items.length === 0 ? markup`<li>No control</li>` : items;
}

const recalledMark = markup`<span class="recalled">recalled, not confirmed</span>`;

function findingItem(finding: AssessedFinding, standing: Standing): Content {
  const { resource, reasons, assumes, baseline, severity } = finding;
  return markup`<li class="${standing}" data-severity="${severity}">
<div class="where">${where(resource)}${baseline === true && markup`<span>in the baseline</span>`}</div>
<div class="what"><ul>${reasons.map(
    ({ message, at, when }) =>
      markup`<li>${prose(message)}${when !== undefined && markup` <span class="when">when ${pairs(when)}</span>`}${at !== undefined && markup`<span class="aside">at <code>${at}</code></span>`}</li>`,
  )}</ul>${assumes !== undefined && markup`<span class="aside">assumes ${pairs(assumes)} (default)</span>`}</div>
</li>
`;
}

function where(resource: ResourceRef): Content {
  const { logicalId, type, constructPath, template, location, source } = resource;
  const place = location === undefined ? template : `${location.file}:${String(location.line)}:${String(location.column)}`;
  return markup`<b>${nameOf(resource)}</b><span>${type}${constructPath !== undefined && `, ${logicalId}`}</span>${
    source !== undefined && markup`<span><code>${source.file}:${source.line}</code></span>`
  }<span><code>${place}</code></span>`;
}

function pairs(map: StringMap): string {
  return Object.entries(map)
    .map(([name, value]) => `${name} = ${value}`)
    .join(' and ');
}

function waivedSection(assessment: Assessment): Content {
  const groups = ruleGroups(assessment, 'waived');
  const { shown, left } = limited(groups);
  const rows = shown.flatMap(({ rule, findings }) =>
    findings.map(({ resource, waiver, status }) => {
      const { reason, owner, expires, ticket, from } = waiver ?? { reason: '', from: '' };
      return markup`<tr><td><div class="where">${where(resource)}</div></td><td>${rule.title}<span class="aside">${rule.id}, ${status}</span></td><td>${reason}<span class="aside">${from}${ticket !== undefined && `, ${ticket}`}</span></td><td>${owner ?? 'no owner'}</td><td class="date">${expires ?? 'no expiry'}</td></tr>\n`;
    }),
  );
  const total = groups.reduce((count, group) => count + group.findings.length, 0);
  return markup`<section id="waived" aria-labelledby="waived-title">
<h2 id="waived-title">Waived findings (${total})</h2>
${leftOut(left, 'waived')}
${rows.length === 0 ? markup`<p class="note">None.</p>` : table('Findings that a person has accepted', ['Resource', 'Rule', 'Reason', 'Owner', 'Until'], rows)}
</section>
`;
}

function noticeSection({ waiverNotices }: Assessment): Content {
  if (waiverNotices.length === 0) return undefined;
  const rows = waiverNotices.map(
    ({ kind, from, message }) => markup`<tr><th scope="row">${kind}</th><td><code>${from}</code></td><td>${message}</td></tr>\n`,
  );
  return markup`<section id="notices" aria-labelledby="notices-title">
<h2 id="notices-title">Waivers that need attention (${waiverNotices.length})</h2>
${table('Waivers that did nothing, or do nothing any more', ['Kind', 'Written at', 'What is wrong'], rows)}
</section>
`;
}

const mostPlaces = 50;

function changeSection(assessment: Assessment): Content {
  const { changes = [] } = assessment;
  if (changes.length === 0) return undefined;
  const titles = new Map(assessment.rules.map(({ id, title }) => [id, title]));
  const rows = changeGroups(assessment).map(({ change, constructPaths }) => {
    const { ruleId } = change;
    const places = constructPaths.slice(0, mostPlaces).map(path => markup`<li><code>${path}</code></li>\n`);
    const more = constructPaths.length - places.length;
    return markup`<tr><th scope="row">${titles.get(ruleId) ?? ruleId}<span class="aside"><code>${ruleId}</code></span></th><td>${changeText(change)}</td><td><ul class="places">\n${places}${more > 0 && markup`<li>and ${more} more, in assessment.json</li>\n`}</ul></td></tr>\n`;
  });
  return markup`<section id="changes" aria-labelledby="changes-title">
<h2 id="changes-title">Changed by Hicp.protect (${changes.length})</h2>
<p class="note">These hold because the app was changed while it was synthesized. The code of its constructs does not say so.</p>
${table('Properties that were set, with the rule for which', ['Rule', 'Change', 'Constructs'], rows)}
</section>
`;
}

function notLookedAtSection(
  { unseen, provided = [], providedStacks = [], oldData = [] }: Assessment,
  { frameworks }: Overview,
): Content {
  const types = unseen.map(({ type, count }) => markup`<tr><th scope="row">${type}</th><td class="number">${count}</td></tr>\n`);
  return markup`<section id="gaps" aria-labelledby="gaps-title">
<h2 id="gaps-title">What was not looked at</h2>
<h3>Resource types without a rule (${unseen.length})</h3>
${types.length === 0 ? markup`<p class="note">None in what was judged.</p>` : table('In the templates, and judged by no rule', ['Type', 'Resources'], types)}
${providedList(provided, providedStacks)}${oldDataList(oldData)}${frameworks.map(controlGaps)}</section>
`;
}

function oldDataList(oldData: readonly OldData[]): Content {
  const items = oldData.map(({ ruleId, asOf }) => markup`<li><code>${ruleId}</code>: ${asOf}</li>\n`);
  return (
    items.length > 0 &&
    markup`<h3>Rules that judge by data more than twelve months old (${items.length})</h3>\n<ul class="gaps">\n${items}</ul>\n`
  );
}

function providedList(provided: readonly Provided[], stacks: readonly ProvidedStack[]): Content {
  const items = [
    ...provided.map(({ ruleId, by }) => markup`<li><code>${ruleId}</code>: ${by}</li>\n`),
    ...stacks.map(({ template, stack, by }) => markup`<li>What <code>${stack}</code> of ${template} deploys: ${by}</li>\n`),
  ];
  return (
    items.length > 0 &&
    markup`<h3>Provided by others, as the settings say (${items.length})</h3>\n<ul class="gaps">\n${items}</ul>\n`
  );
}

function controlGaps({ framework: { label }, groups }: FrameworkView): Content {
  const controls = groups.flatMap(group => group.controls);
  const list = (title: string, gaps: readonly ControlView[]): Content =>
    gaps.length > 0 &&
    markup`<h3>${title} (${gaps.length} of ${controls.length})</h3>\n<ul class="gaps">\n${gaps.map(controlItem)}</ul>\n`;
  return [
    list(
      `${label} controls that no rule looks at: a person has to attest them`,
      controls.filter(control => coverageOf(control) === 'nobody looked'),
    ),
    list(
      `${label} controls whose rules met no resource`,
      controls.filter(control => coverageOf(control) === 'nothing to judge'),
    ),
  ];
}

function controlItem({ id, title, recalled }: ControlView): Content {
  return markup`<li><span class="id">${id}</span>${title} ${recalled && recalledMark}</li>\n`;
}

function ruleSection({ rules }: Assessment, { byRule }: Overview): Content {
  const rows = [...rules]
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || inNaturalOrder(a.id, b.id))
    .map(({ id, title, severity }) => {
      const counts = byRule.get(id);
      const cells =
        counts === undefined || sum(counts) === 0
          ? markup`<td class="nobody" colspan="4">no resource in this run</td>`
          : numberCells(counts);
      return markup`<tr><th scope="row">${title}<span class="aside"><code>${id}</code></span></th><td>${severity}</td>${cells}</tr>\n`;
    });
  return markup`<section id="rules" aria-labelledby="rules-title">
<h2 id="rules-title">Rules and their populations (${rules.length})</h2>
${table('Each rule of the run with the number of its findings, compliant ones included', ['Rule', 'Severity', 'Compliant', 'Open', 'Undetermined', 'Waived'], rows)}
</section>
`;
}

function templateSection({ templates }: Assessment): Content {
  const rows = templates.map(({ path, stack, environment, sha256, resources }) => {
    const place = [environment?.account, environment?.region].filter(part => part !== undefined).join(' ');
    return markup`<tr><th scope="row"><code>${path}</code></th><td>${stack}</td><td>${place}</td><td class="number">${resources}</td><td class="hash"><code>${sha256}</code></td></tr>\n`;
  });
  return markup`<section id="templates" aria-labelledby="templates-title">
<h2 id="templates-title">Templates judged (${templates.length})</h2>
${rows.length === 0 ? markup`<p class="note">None.</p>` : table('The files that this report speaks for', ['Template', 'Stack', 'Account and Region', 'Resources', 'SHA-256'], rows)}
</section>
`;
}

const numeric = new Set(['Compliant', 'Open', 'Undetermined', 'Waived', 'Controls judged', 'Resources']);

/** In a box of its own that scrolls, by keyboard too, so that a wide table never widens the page. */
function table(caption: string, columns: readonly string[], rows: Content): Content {
  const heads = columns.map(name => markup`<th scope="col"${numeric.has(name) && markup` class="number"`}>${name}</th>`);
  return markup`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows}</tbody>
</table></div>`;
}

function capitalized(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

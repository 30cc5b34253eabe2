import { allOf, compliant, mustNotHold, nonCompliant, someOf, undetermined } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { overlaps } from '../../../lib/core/pattern';
import { mustRead } from '../iam/_text';

const group = 'AWS::Route53::RecordSetGroup';
const types = ['AWS::Route53::RecordSet', group];

/** The records that a resource declares: itself, or the members of a group. */
export function recordsOf(resource: Resource): readonly Property[] {
  return resource.type === group ? resource.property('RecordSets').items() : [resource.attribute('Properties')];
}

/** The records in all templates of the run: those of a domain often lie in several. */
export function recordsOfRun(resource: Resource): readonly Property[] {
  return resource.template.run.templates.flatMap(template =>
    types.flatMap(type => template.ofType(type).flatMap(other => recordsOf(other))),
  );
}

/** The strings of a TXT record, which DNS joins, without their quotes. */
export function joined(text: string): string {
  return text.trim().replace(/"\s+"/g, '').replace(/^"|"$/g, '').trim();
}

export function isTxt(record: Property): Verdict {
  return record.get('Type').mustBe('TXT');
}

export function isDmarc(record: Property): Verdict {
  return allOf(isTxt(record), () =>
    mustRead(record.get('Name'), 'the name of a DMARC record', name => name.toLowerCase().startsWith('_dmarc.')),
  );
}

/** The tags of a DMARC policy, in lower case. */
export function tagsOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    joined(text)
      .toLowerCase()
      .split(';')
      .map(tag => tag.split('='))
      .map(([name = '', ...value]) => [name.trim(), value.join('=').trim()] as const),
  );
}

export function isSpf(value: Property): Verdict {
  return mustRead(value, 'an SPF policy', text => /^v=spf1(?: |$)/i.test(joined(text)), ['v=spf1 x', 'name']);
}

/** A record that brings mail to people or applications: no null MX, and not the MX of a MAIL FROM domain, which takes bounces only. */
export function isMailExchange(record: Property): Verdict {
  return allOf(record.get('Type').mustBe('MX'), () =>
    mustNotHold(
      someOf(record.get('ResourceRecords').items(), 'server that takes no mail', value =>
        mustRead(value, 'no mail server', text => /^0\s+\.$|\sfeedback-smtp\./.test(text.trim())),
      ),
      () => `${record.path} takes no mail`,
      record,
    ),
  );
}

/** The name of a record with references in their one form. */
export function nameOf(record: Property): string {
  return (record.get('Name').canonicalText() ?? '').toLowerCase().replace(/\.$/, '');
}

/** The run has the zone in which the record lies. What lies in other zones is kept elsewhere, and so may be what is missing here. */
export function keepsZone(record: Property): boolean {
  const zones = record.resource.template.run.templates.flatMap(template => template.ofType('AWS::Route53::HostedZone'));
  const bare = (name: Property): string | undefined => name.canonicalText()?.toLowerCase().replace(/\.$/, '');
  // The members of a group may leave it to the group to name the zone.
  return [record, record.resource.attribute('Properties')].some(place => {
    const zone = place.get('HostedZoneId').target();
    const name = bare(place.get('HostedZoneName'));
    return zones.some(one => one === zone || (name !== undefined && bare(one.property('Name')) === name));
  });
}

/** Some record of the run, a TXT record or an alias of one, has one of these names. */
export function mustBePublished(
  resource: Resource,
  kind: string,
  names: readonly string[],
  judge: (value: Property) => Verdict,
): Verdict {
  const { symbols } = resource.template.evaluation;
  const blank = (text: string): string =>
    symbols.replace(text, symbol => (symbol.kind === 'unresolved' ? '*' : symbol.logicalId));
  const shown = (text: string): string =>
    symbols.replace(
      text,
      symbol => `\${${symbol.kind === 'unresolved' ? symbol.expression.replace(/^!Ref /, '') : symbol.logicalId}}`,
    );
  const published = someOf(
    recordsOfRun(resource),
    `${kind} record ${names.map(shown).join(' or ')} in the templates of this run`,
    record =>
      allOf(
        record.get('Type').mustBe('TXT', 'CNAME'),
        () => {
          const name = nameOf(record);
          if (names.includes(name)) return compliant;
          const may = names.some(
            one => (symbols.hasUnresolved(name) || symbols.hasUnresolved(one)) && overlaps(blank(name), blank(one)),
          );
          const message = (): string => `${record.path}.Name is ${shown(name)}; it must be ${names.map(shown).join(' or ')}`;
          return may ? undetermined(message, record) : nonCompliant(message, record);
        },
        () =>
          record.get('Type').value() === 'CNAME'
            ? compliant
            : someOf(record.get('ResourceRecords').items(), 'value of the policy', value => judge(value)),
      ),
  );
  return published.status !== 'non-compliant' || recordsOf(resource).some(keepsZone)
    ? published
    : undetermined(
        `no ${kind} record ${names.map(shown).join(' or ')} in the templates of this run, which has no hosted zone for it; records elsewhere settle it`,
        resource.property('HostedZoneId'),
      );
}

import type { ConformancePackStatusDetail, ResourceType } from '@aws-sdk/client-config-service';
import { isOwnPack, withoutPackSuffix } from '../drift/live';
import type { Blind, Live, LiveFinding, LiveStack, Place } from '../drift/live';
import { all, blindAt, chunks, lookedUp, ofStacks, placeOfArn, resourceKey, stackFields, stackOf, stopped } from './read';
import { differenceOf } from './own-rule';
import type { Service } from './read';
import { unrecorded } from './recording';

/**
 * What AWS Config knows of the account and Region that credentials lead to. What it does not know is `blind`: a recorder that is
 * stopped, a pack that is missing or not complete, a rule that fails or has not run.
 */
export async function readAccount(service: Service): Promise<Live> {
  const { sdk, client, prefix } = service;
  const packs = (
    await all(
      service,
      'conformance packs',
      sdk.paginateDescribeConformancePackStatus({ client }, {}),
      page => page.ConformancePackStatusDetails,
    )
  ).filter(({ ConformancePackName: name }) => isOwnPack(name ?? '', prefix));
  const { ConfigurationRecordersStatus: recorders = [] } = await client.send(
    new sdk.DescribeConfigurationRecorderStatusCommand({}),
  );
  const { ConfigurationRecorders: described = [] } = await client.send(new sdk.DescribeConfigurationRecordersCommand({}));
  // Services have recorders of their own, for their own use.
  const own = recorders.filter(({ servicePrincipal }) => servicePrincipal === undefined);
  const groups = described.filter(({ servicePrincipal }) => servicePrincipal === undefined).map(one => one.recordingGroup);
  const place = placeOfArn(packs[0]?.ConformancePackArn) ??
    placeOfArn(own[0]?.arn) ?? { account: 'this account', region: await client.config.region() };

  const blind: Blind[] = own.some(({ recording }) => recording === true)
    ? own
        .filter(({ lastStatus }) => lastStatus === 'Failure')
        .map(({ lastErrorCode }) =>
          blindAt(
            place,
            `the recorder of AWS Config cannot deliver (${lastErrorCode ?? 'unknown error'}); mend its delivery channel`,
          ),
        )
    : [blindAt(place, own.length === 0 ? 'AWS Config has no recorder; add one and wait until it has recorded' : stopped)];
  if (packs.length === 0)
    blind.push(
      blindAt(place, `there is no conformance pack whose name begins with ${prefix}; deploy what hicp conformance-pack writes`),
    );

  const results: Result[] = [];
  const watched = new Set<string>();
  const ran = new Map<string, number>();
  for (const pack of packs) {
    const { rules, blind: more } = await rulesOf(service, pack, place, ran);
    for (const rule of rules) watched.add(rule);
    blind.push(...more);
    results.push(...(await resultsOf(service, pack, place)));
  }
  const rows = await all(
    service,
    'stacks',
    sdk.paginateSelectResourceConfig(
      { client },
      { Expression: `SELECT ${stackFields} WHERE resourceType = 'AWS::CloudFormation::Stack'`, Limit: 100 },
    ),
    page => page.Results,
  );
  const stacks = rows.map(stackOf).filter(stack => stack !== undefined);
  const counts = await all(
    service,
    'types of resources',
    sdk.paginateGetDiscoveredResourceCounts({ client }, { limit: 100 }),
    page => page.resourceCounts,
  );
  blind.push(
    ...unrecorded(
      service,
      place,
      stacks,
      counts.map(({ resourceType: type }) => type),
      groups,
    ),
  );
  const findings = results.filter(({ isCompliant }) => !isCompliant);
  const passed = ofStacks(
    results.filter(({ isCompliant }) => isCompliant),
    stacks,
  );
  const named = await withNames(service, [...findings, ...passed], stacks);
  return {
    findings: named.slice(0, findings.length),
    passed: named.slice(findings.length),
    stacks,
    blind,
    watched: [{ ...place, rules: [...watched], ran }],
  };
}

/** The rules of a pack, and which of them cannot tell. `ran` takes when each last ran. */
async function rulesOf(
  service: Service,
  {
    ConformancePackName: name = '',
    ConformancePackState: state,
    ConformancePackStatusReason: reason,
  }: ConformancePackStatusDetail,
  place: Place,
  ran: Map<string, number>,
): Promise<{ readonly rules: readonly string[]; readonly blind: readonly Blind[] }> {
  const { sdk, client } = service;
  const compliance = await all(
    service,
    name,
    sdk.paginateDescribeConformancePackCompliance({ client }, { ConformancePackName: name, Limit: 1000 }),
    page => page.ConformancePackRuleComplianceList,
  );
  const names = compliance.map(({ ConfigRuleName: rule }) => rule).filter(rule => rule !== undefined);
  const why = new Map<string, string>();
  if (state !== 'CREATE_COMPLETE')
    for (const rule of names)
      why.set(
        rule,
        `the conformance pack ${name} is ${state ?? 'in no known state'}${reason === undefined ? '' : `: ${reason}`}`,
      );
  for (const { ConfigRuleName: rule, ComplianceType: type } of compliance)
    if (rule !== undefined && type === 'INSUFFICIENT_DATA') why.set(rule, 'its rules have not judged any resource yet');
  for (const some of chunks(names, 25)) {
    const statuses = await all(
      service,
      `${name}, its rules`,
      sdk.paginateDescribeConfigRuleEvaluationStatus({ client }, { ConfigRuleNames: [...some] }),
      page => page.ConfigRulesEvaluationStatus,
    );
    for (const {
      ConfigRuleName: rule,
      LastErrorCode: error,
      FirstEvaluationStarted: started,
      LastSuccessfulEvaluationTime: last,
    } of statuses) {
      if (rule === undefined) continue;
      if (last !== undefined) ran.set(withoutPackSuffix(rule), last.getTime());
      if (error !== undefined) why.set(rule, `its rules fail (${error})`);
      else if (started === false) why.set(rule, 'its rules have not run yet');
    }
    const rules = await all(
      service,
      `${name}, what its rules are`,
      sdk.paginateDescribeConfigRules({ client }, { ConfigRuleNames: [...some] }),
      page => page.ConfigRules,
    );
    for (const rule of rules) {
      const own = service.deployed?.get(withoutPackSuffix(rule.ConfigRuleName ?? ''));
      const difference = own === undefined ? undefined : differenceOf(own, rule);
      if (difference !== undefined)
        why.set(
          rule.ConfigRuleName ?? '',
          `its rules there are not those of our packs: ${difference}; deploy what hicp conformance-pack writes, or skip them`,
        );
    }
  }
  const blind = [...why].map(([rule, text]) => blindAt(place, text, withoutPackSuffix(rule)));
  // A pack that failed may have no rules to be blind about.
  if (state !== 'CREATE_COMPLETE' && names.length === 0)
    blind.push(
      blindAt(
        place,
        `the conformance pack ${name} is ${state ?? 'in no known state'}${reason === undefined ? '' : `: ${reason}`}`,
      ),
    );
  return { rules: names.map(withoutPackSuffix), blind };
}

interface Result extends LiveFinding {
  readonly isCompliant: boolean;
}

/** All that the rules of a pack find, whatever it is: what is not among it was not judged. */
async function resultsOf(
  service: Service,
  { ConformancePackName: name = '' }: ConformancePackStatusDetail,
  place: Place,
): Promise<readonly Result[]> {
  const { sdk, client } = service;
  const results = await all(
    service,
    `${name}, its results`,
    sdk.paginateGetConformancePackComplianceDetails({ client }, { ConformancePackName: name, Limit: 100 }),
    page => page.ConformancePackRuleEvaluationResults,
  );
  return results.flatMap(({ ComplianceType: compliance, EvaluationResultIdentifier: identifier }) => {
    const { ConfigRuleName: rule, ResourceType: type, ResourceId: id } = identifier?.EvaluationResultQualifier ?? {};
    const isKnown = compliance === 'COMPLIANT' || compliance === 'NON_COMPLIANT';
    return rule === undefined || type === undefined || id === undefined || !isKnown
      ? []
      : [{ resource: { ...place, type, id }, rules: [withoutPackSuffix(rule)], isCompliant: compliance === 'COMPLIANT' }];
  });
}

function withNames(
  service: Service,
  findings: readonly LiveFinding[],
  stacks: readonly LiveStack[],
): Promise<readonly LiveFinding[]> {
  const { sdk, client } = service;
  return lookedUp(service, findings, stacks, async (some, names) => {
    const known = new Map(some.map(one => [`${one.type}\n${one.id}`, one]));
    const { baseConfigurationItems: items = [], unprocessedResourceKeys: left = [] } = await client.send(
      new sdk.BatchGetResourceConfigCommand({
        resourceKeys: some.map(({ type, id }) => ({ resourceType: type as ResourceType, resourceId: id })),
      }),
    );
    for (const { resourceType: type = '', resourceId: id = '', resourceName: name, arn } of items) {
      const resource = known.get(`${type}\n${id}`);
      if (resource !== undefined) names.set(resourceKey(resource), { name, arn });
    }
    return left
      .map(({ resourceType: type = '', resourceId: id = '' }) => known.get(`${type}\n${id}`))
      .filter(one => one !== undefined);
  });
}

import { allOf, anyOf, compliant, everyOf, nonCompliant, someOf, when } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';

/** The trail or another one of its template does what one trail of an account is enough for. There are at most five in a Region. */
export function someTrail(trail: Resource, wanted: string, judge: (trail: Resource) => Verdict): Verdict {
  return someOf(trail.template.ofType(trail.type), wanted, one =>
    // `cloudtrail-enabled` says what there is to say of the trail itself; another one that is off stands in for nothing.
    one === trail ? judge(one) : allOf(mustRecord(one), () => judge(one)),
  );
}

function mustRecord(one: Resource): Verdict {
  return one.type === 'AWS::CloudTrail::Trail'
    ? one.property('IsLogging').mustBe(true)
    : one.property('IngestionEnabled').orDefault(true).mustBe(true);
}

/**
 * A trail without selectors records all management events; one with selectors those that they name. Leaving out noisy sources such
 * as KMS is common, and counts only where nothing may be left out; recording only reads or writes leaves a gap.
 */
export function mustRecordManagementEvents(trail: Resource, leavesOut: 'sources' | 'nothing' = 'sources'): Verdict {
  const basic = trail.property('EventSelectors');
  const advanced = trail.property('AdvancedEventSelectors');
  const fields = leavesOut === 'sources' ? ['eventCategory', 'eventSource'] : ['eventCategory'];
  return anyOf(
    allOf(basic.mustBeAbsent(), () => advanced.mustBeAbsent()),
    () =>
      someOf(basic.items(), 'selector of all management events', selector =>
        allOf(
          selector.get('IncludeManagementEvents').orDefault(true).mustBe(true),
          selector.get('ReadWriteType').orDefault('All').mustBe('All'),
          () => (leavesOut === 'sources' ? compliant : selector.get('ExcludeManagementEventSources').mustBeAbsent()),
        ),
      ),
    () =>
      someOf(advanced.items(), 'selector of all management events', selector =>
        allOf(mustEqual(selector.get('FieldSelectors').items(), 'eventCategory', 'Management'), () =>
          everyOf(selector.get('FieldSelectors').items(), field =>
            allOf(field.get('Field').mustBe(...fields), () =>
              when(field.get('Field').mustBe('eventSource'), () => mustLeaveOut(field)),
            ),
          ),
        ),
      ),
  );
}

/** Names what is left out: naming what is taken leaves everything else out. */
function mustLeaveOut(field: Property): Verdict {
  return everyOf(['Equals', 'StartsWith', 'EndsWith'], operator => field.get(operator).mustBeAbsent());
}

/** The trail records reads and writes on all resources of a type. `all` are the values that stand for all of them. */
export function mustSelectData(trail: Resource, type: string, all: readonly string[]): Verdict {
  return anyOf(
    someOf(trail.property('EventSelectors').items(), `selector of all ${type}`, selector =>
      allOf(selector.get('ReadWriteType').orDefault('All').mustBe('All'), () =>
        someOf(selector.get('DataResources').items(), `data resource for ${type}`, resource =>
          allOf(resource.get('Type').mustBe(type), () =>
            someOf(resource.get('Values').items(), 'value for all of them', value =>
              // A partition that is known only at deployment makes no difference here, and the canonical text leaves it out.
              all.includes(value.canonicalText() ?? '') ? compliant : value.mustBe(...all),
            ),
          ),
        ),
      ),
    ),
    () =>
      someOf(trail.property('AdvancedEventSelectors').items(), `selector of all ${type}`, selector => {
        const fields = selector.get('FieldSelectors').items();
        return allOf(
          () => mustEqual(fields, 'eventCategory', 'Data'),
          () => mustEqual(fields, 'resources.type', type),
          // Any other field leaves out some of the events.
          () =>
            everyOf(fields, field =>
              anyOf(field.get('Field').mustBe('eventCategory', 'resources.type'), () => mustLeaveOutOwnLogs(field, trail)),
            ),
        );
      }),
  );
}

function mustEqual(fields: readonly Property[], name: string, wanted: string): Verdict {
  return someOf(fields, `field selector ${name} = ${wanted}`, field =>
    allOf(field.get('Field').mustBe(name), () =>
      someOf(field.get('Equals').items(), `value ${wanted}`, value => value.mustBe(wanted)),
    ),
  );
}

/** Each delivery of log files would make an event, and that one a delivery. */
function mustLeaveOutOwnLogs(field: Property, trail: Resource): Verdict {
  const own = `arn:aws:s3:::${trail.property('S3BucketName').canonicalText() ?? ''}/`;
  const left = field.get('NotStartsWith');
  return allOf(
    field.get('Field').mustBe('resources.ARN'),
    () => left.mustBePresent(),
    () =>
      everyOf(['Equals', 'StartsWith', 'EndsWith', 'NotEquals', 'NotEndsWith'], operator => field.get(operator).mustBeAbsent()),
    () =>
      everyOf(left.items(), value =>
        value.canonicalText() === own
          ? compliant
          : nonCompliant(() => `${value.path} leaves out more than the log files of the trail`, value),
      ),
  );
}

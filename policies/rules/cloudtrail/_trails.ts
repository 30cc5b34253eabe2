import { allOf, anyOf, everyOf, someOf } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';

/** The trail or another one of its template does what one trail of an account is enough for. There are at most five in a Region. */
export function someTrail(trail: Resource, wanted: string, judge: (trail: Resource) => Verdict): Verdict {
  return someOf(trail.template.ofType(trail.type), wanted, judge);
}

/** A trail without selectors records all management events; one with selectors those that they name. */
export function mustRecordManagementEvents(trail: Resource): Verdict {
  const basic = trail.property('EventSelectors');
  const advanced = trail.property('AdvancedEventSelectors');
  return anyOf(
    allOf(basic.mustBeAbsent(), () => advanced.mustBeAbsent()),
    () =>
      someOf(basic.items(), 'selector of all management events', selector =>
        allOf(
          selector.get('IncludeManagementEvents').orDefault(true).mustBe(true),
          selector.get('ReadWriteType').orDefault('All').mustBe('All'),
        ),
      ),
    () =>
      someOf(advanced.items(), 'selector of all management events', selector =>
        allOf(
          someOf(selector.get('FieldSelectors').items(), 'category of management events', field =>
            allOf(field.get('Field').mustBe('eventCategory'), () =>
              someOf(field.get('Equals').items(), 'category', category => category.mustBe('Management')),
            ),
          ),
          // Leaving out noisy sources such as KMS is common; recording only reads or writes leaves a gap.
          () =>
            everyOf(selector.get('FieldSelectors').items(), field => field.get('Field').mustBe('eventCategory', 'eventSource')),
        ),
      ),
  );
}

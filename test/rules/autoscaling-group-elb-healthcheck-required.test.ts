import rule from '../../policies/rules/autoscaling/autoscaling-group-elb-healthcheck-required';
import { assessed } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const secure = compliantExample(rule);

ruleCases(rule, [
  ['compliant', 'several types are listed', secure.with('Portal.Properties.HealthCheckType', 'EBS, ELB')],
  ['non-compliant', 'a type that only begins like it is listed', secure.with('Portal.Properties.HealthCheckType', 'ELBX')],
]);

test('says nothing about a group without a load balancer', () => {
  const { body } = secure.without('Portal.Properties.TargetGroupARNs').without('Portal.Properties.HealthCheckType');
  expect(assessed(body, [rule]).findings).toEqual([]);
});

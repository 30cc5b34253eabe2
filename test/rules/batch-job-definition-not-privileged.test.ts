import rule from '../../policies/rules/batch/batch-job-definition-not-privileged';
import { resources, ruleCases } from '../support/rule-cases';

const privileged = '{ PodProperties: { Containers: [{ Image: claims, SecurityContext: { Privileged: true } }] } }';
const nodes = (range: string) =>
  resources(`
  Claims:
    Type: AWS::Batch::JobDefinition
    Properties: { Type: multinode, NodeProperties: { MainNode: 0, NumNodes: 2, NodeRangeProperties: [{ TargetNodes: '0:', ${range} }] } }`);

ruleCases(rule, [
  ['non-compliant', 'a pod on one of several nodes is privileged', nodes(`EksProperties: ${privileged}`)],
  ['non-compliant', 'a container on one of several nodes is', nodes('Container: { Image: claims, Privileged: true }')],
  ['compliant', 'no container on any node is', nodes('Container: { Image: claims }')],
]);

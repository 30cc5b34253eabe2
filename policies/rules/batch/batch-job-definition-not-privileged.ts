import { everyOf } from '../../../lib/core';
import type { Property, Resource } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'batch-job-definition-not-privileged',
  title: 'Batch job does not run privileged',
  why: 'A privileged container is root on its host, so a flaw in the job reaches the data and credentials of every other job there.',
  severity: 'medium',
  controls: { hicp: ['2.L.F', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::Batch::JobDefinition'],

  check: job => everyOf(privilegesOf(job), privileged => privileged.orDefault(false).mustBe(false)),

  fix: { how: 'Leave out `privileged` of `batch.EcsEc2ContainerDefinition` (`ContainerProperties.Privileged`).' },
  config: { none: 'AWS Config does not record job definitions of Batch.' },

  examples: {
    compliant: [
      {
        when: 'it says nothing, which means no',
        resources: `
      Claims:
        Type: AWS::Batch::JobDefinition
        Properties: { Type: container, ContainerProperties: { Image: claims } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is privileged',
        resources: `
      Claims:
        Type: AWS::Batch::JobDefinition
        Properties: { Type: container, ContainerProperties: { Image: claims, Privileged: true } }`,
      },
      {
        when: 'a container of its tasks is',
        resources: `
      Claims:
        Type: AWS::Batch::JobDefinition
        Properties:
          Type: container
          EcsProperties: { TaskProperties: [{ Containers: [{ Image: claims }, { Image: agent, Privileged: true }] }] }`,
      },
      {
        when: 'a container of its pod is',
        resources: `
      Claims:
        Type: AWS::Batch::JobDefinition
        Properties:
          Type: container
          EksProperties: { PodProperties: { Containers: [{ Image: claims, SecurityContext: { Privileged: true } }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Claims:
        Type: AWS::Batch::JobDefinition
        Properties: { Type: container, ContainerProperties: { Image: claims, Privileged: !Ref Privileged } }`,
      },
    ],
  },
});

function privilegesOf(job: Resource): readonly Property[] {
  const ranges = job.property('NodeProperties.NodeRangeProperties').items();
  const pods = [job.property('EksProperties'), ...ranges.map(range => range.get('EksProperties'))].map(eks =>
    eks.get('PodProperties'),
  );
  return [
    job.property('ContainerProperties.Privileged'),
    ...ranges.map(range => range.get('Container.Privileged')),
    ...[job.property('EcsProperties'), ...ranges.map(range => range.get('EcsProperties'))]
      .flatMap(ecs => ecs.get('TaskProperties').items())
      .flatMap(task => task.get('Containers').items())
      .map(container => container.get('Privileged')),
    ...['Containers', 'InitContainers']
      .flatMap(name => pods.flatMap(pod => pod.get(name).items()))
      .map(container => container.get('SecurityContext.Privileged')),
  ];
}

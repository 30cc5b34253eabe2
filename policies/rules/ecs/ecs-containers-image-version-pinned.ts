import { rule } from '../../rule';
import { mustRead } from '../iam/_text';
import { everyContainer } from './_task';

/** A tag or a digest stands behind the last slash; a colon before it belongs to the port of the registry. */
const version = /[@:][^/]+$/;

export default rule({
  id: 'ecs-containers-image-version-pinned',
  title: 'Containers of an ECS task run a chosen version of their image',
  why: 'Under `latest` each start may run other software than the one that was tested, and nobody can say afterwards which one handled ePHI.',
  severity: 'low',
  controls: { hicp: ['7.M.D', '2.L.E'], hipaa: ['164.308(a)(8)', '164.312(c)(1)'] },
  appliesTo: ['AWS::ECS::TaskDefinition'],

  check: task =>
    everyContainer(task, container =>
      mustRead(
        container.get('Image'),
        'an image with a version or a digest',
        text => version.test(text) && !text.endsWith(':latest'),
        ['name', '1'],
      ),
    ),

  fix: {
    how: 'Use `ecs.ContainerImage.fromAsset` or `fromEcrRepository(repository, tag)`. In CloudFormation: `…:1.4.2` or `…@sha256:…` in `Image`.',
  },
  config: {
    guard: {
      type: 'AWS::ECS::TaskDefinition',
      all: [
        {
          every: 'ContainerDefinitions',
          all: [
            { path: 'Image', mustMatch: '[@:][^\\x2f]+$' },
            { path: 'Image', mustNotMatch: ':latest$' },
          ],
        },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::ECS::TaskDefinition.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { ContainerDefinitions: [{ Name: 'web', Image: 'registry.clinic.example:5000/portal:1.4.2' }] },
          configuration: {
            Family: 'portal',
            ContainerDefinitions: [{ Name: 'web', Image: 'registry.clinic.example:5000/portal:1.4.2' }],
          },
          verdict: 'compliant',
        },
        {
          properties: { ContainerDefinitions: [{ Name: 'web', Image: 'registry.clinic.example:5000/portal' }] },
          configuration: {
            Family: 'portal',
            ContainerDefinitions: [{ Name: 'web', Image: 'registry.clinic.example:5000/portal' }],
          },
          verdict: 'non-compliant',
        },
        {
          properties: {
            ContainerDefinitions: [
              { Name: 'web', Image: 'portal:1.4.2' },
              { Name: 'log', Image: 'log:latest' },
            ],
          },
          configuration: {
            Family: 'portal',
            ContainerDefinitions: [
              { Name: 'web', Image: 'portal:1.4.2' },
              { Name: 'log', Image: 'log:latest' },
            ],
          },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it names a version',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties:
          ContainerDefinitions: [{ Name: web, Image: 111122223333.dkr.ecr.us-east-1.amazonaws.com/portal:1.4.2 }]`,
      },
      {
        when: 'it names a digest',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties:
          ContainerDefinitions:
            - Name: web
              Image: 'public.ecr.aws/nginx/nginx@sha256:4c0fdaa8b6341bfdeca5f18f7837462c80cff90527ee35ef185571e1c327beac'`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names the latest',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { ContainerDefinitions: [{ Name: web, Image: 'public.ecr.aws/nginx/nginx:latest' }] }`,
      },
      {
        when: 'it names no version, which is the latest',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { ContainerDefinitions: [{ Name: web, Image: 'registry.clinic.example:5000/portal' }] }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { ContainerDefinitions: [{ Name: web, Image: !Ref Image }] }`,
      },
    ],
  },
});

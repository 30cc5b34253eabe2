import rule from '../../policies/rules/ecs/ecs-containers-image-version-pinned';
import { compliantExample, ruleCases } from '../support/rule-cases';

const portal = compliantExample(rule);
const image = (value: string | Record<string, string>) => portal.with('Portal.Properties.ContainerDefinitions.0.Image', value);

ruleCases(rule, [
  [
    'compliant',
    'the digest is a parameter',
    image({ 'Fn::Sub': '${AWS::AccountId}.dkr.ecr.us-east-1.amazonaws.com/portal@${Digest}' }),
  ],
  ['compliant', 'the version is a parameter', image({ 'Fn::Sub': 'registry.clinic.example:5000/portal:${Version}' })],
  ['non-compliant', 'the registry is a parameter and the version is missing', image({ 'Fn::Sub': '${Registry}/portal' })],
  ['non-compliant', 'only the port of the registry follows a colon', image('registry.clinic.example:5000/clinic/portal')],
  [
    'non-compliant',
    'the latest of a repository is meant',
    image({ 'Fn::Sub': '111122223333.dkr.ecr.us-east-1.amazonaws.com/${Name}:latest' }),
  ],
  ['undetermined', 'the whole image comes from another stack', image({ 'Fn::ImportValue': 'image' })],
]);

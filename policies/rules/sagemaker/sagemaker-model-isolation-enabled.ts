import { rule } from '../../rule';

export default rule({
  id: 'sagemaker-model-isolation-enabled',
  title: 'SageMaker model containers cannot reach any network',
  why: 'A model out of a public hub can carry code that sends the records it is asked about to somebody else.',
  severity: 'medium',
  controls: { hicp: ['4.M.E', '6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::SageMaker::Model'],

  check: model => model.property('EnableNetworkIsolation').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `enableNetworkIsolation: true` on `sagemaker.CfnModel` (`EnableNetworkIsolation`).',
    set: { 'Properties.EnableNetworkIsolation': true },
  },
  config: { managedRule: 'SAGEMAKER_MODEL_ISOLATION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it is isolated',
        resources: `
      Triage:
        Type: AWS::SageMaker::Model
        Properties: { ExecutionRoleArn: arn:aws:iam::111122223333:role/models, PrimaryContainer: { Image: 111122223333.dkr.ecr.us-east-1.amazonaws.com/triage:1 }, EnableNetworkIsolation: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS isolates nothing',
        resources: `
      Triage:
        Type: AWS::SageMaker::Model
        Properties: { ExecutionRoleArn: arn:aws:iam::111122223333:role/models, PrimaryContainer: { Image: 111122223333.dkr.ecr.us-east-1.amazonaws.com/triage:1 } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Triage:
        Type: AWS::SageMaker::Model
        Properties: { ExecutionRoleArn: arn:aws:iam::111122223333:role/models, PrimaryContainer: { Image: 111122223333.dkr.ecr.us-east-1.amazonaws.com/triage:1 }, EnableNetworkIsolation: !ImportValue isolation }`,
      },
    ],
  },
});

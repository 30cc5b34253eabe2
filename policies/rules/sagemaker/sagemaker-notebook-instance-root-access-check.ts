import { rule } from '../../rule';

export default rule({
  id: 'sagemaker-notebook-instance-root-access-check',
  title: 'SageMaker notebook instance gives its users no root access',
  why: 'With root, a user or a malicious package turns logging and network limits off on the machine that holds extracts of records.',
  severity: 'low',
  controls: { hicp: ['2.M.A', '3.M.B'], hipaa: ['164.312(a)(1)', '164.308(a)(3)(i)'] },
  appliesTo: ['AWS::SageMaker::NotebookInstance'],

  check: notebook => notebook.property('RootAccess').orDefault('Enabled').mustBe('Disabled'),

  fix: {
    how: 'Set `rootAccess: "Disabled"` on `sagemaker.CfnNotebookInstance` (`RootAccess`); lifecycle configurations keep running as root.',
    set: { 'Properties.RootAccess': 'Disabled' },
  },
  config: { managedRule: 'SAGEMAKER_NOTEBOOK_INSTANCE_ROOT_ACCESS_CHECK' },

  examples: {
    compliant: [
      {
        when: 'it is disabled',
        resources: `
      Research:
        Type: AWS::SageMaker::NotebookInstance
        Properties: { InstanceType: ml.t3.medium, RoleArn: arn:aws:iam::111122223333:role/notebooks, RootAccess: Disabled }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS enables it',
        resources: `
      Research:
        Type: AWS::SageMaker::NotebookInstance
        Properties: { InstanceType: ml.t3.medium, RoleArn: arn:aws:iam::111122223333:role/notebooks }`,
      },
      {
        when: 'it is enabled',
        resources: `
      Research:
        Type: AWS::SageMaker::NotebookInstance
        Properties: { InstanceType: ml.t3.medium, RoleArn: arn:aws:iam::111122223333:role/notebooks, RootAccess: Enabled }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Research:
        Type: AWS::SageMaker::NotebookInstance
        Properties: { InstanceType: ml.t3.medium, RoleArn: arn:aws:iam::111122223333:role/notebooks, RootAccess: !ImportValue root }`,
      },
    ],
  },
});

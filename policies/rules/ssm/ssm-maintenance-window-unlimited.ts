import { rule } from '../../rule';

export default rule({
  id: 'ssm-maintenance-window-unlimited',
  title: 'Maintenance window has no end date',
  why: 'After the last day of a window its servers get no more patches, and no report says so.',
  severity: 'low',
  controls: { hicp: ['7.M.D', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)'] },
  appliesTo: ['AWS::SSM::MaintenanceWindow'],

  check: window => window.property('EndDate').mustBeAbsent(),

  fix: { how: 'Leave out `endDate` of `ssm.CfnMaintenanceWindow` (`EndDate`).' },
  config: {
    none: 'AWS Config judges whether instances are patched, not whether windows go on. It does not record maintenance windows.',
  },

  examples: {
    compliant: [
      {
        when: 'it goes on for good',
        resources: `
      Nightly:
        Type: AWS::SSM::MaintenanceWindow
        Properties: { Name: nightly, Schedule: 'cron(0 3 ? * SUN *)', Duration: 4, Cutoff: 1, AllowUnassociatedTargets: false }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it ends on a day',
        resources: `
      Nightly:
        Type: AWS::SSM::MaintenanceWindow
        Properties: { Name: nightly, Schedule: 'cron(0 3 ? * SUN *)', Duration: 4, Cutoff: 1, AllowUnassociatedTargets: false, EndDate: '2026-06-30T00:00:00Z' }`,
      },
    ],
    undetermined: [
      {
        when: 'the end is a parameter that may be empty',
        resources: `
      Nightly:
        Type: AWS::SSM::MaintenanceWindow
        Properties: { Name: nightly, Schedule: 'cron(0 3 ? * SUN *)', Duration: 4, Cutoff: 1, AllowUnassociatedTargets: false, EndDate: !Ref End }`,
      },
    ],
  },
});

import { allOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';

const ways = ['CLIPBOARD_COPY_TO_LOCAL_DEVICE', 'FILE_DOWNLOAD'] as const;

export default rule({
  id: 'appstream-stack-keeps-data-inside',
  title: 'AppStream stack lets nobody copy data to their own device',
  why: 'The point of streaming is that ePHI stays inside; the clipboard and downloads carry it onto devices that the clinic does not control.',
  severity: 'low',
  controls: { hicp: ['4.M.E', '2.L.F'], hipaa: ['164.312(a)(1)'] },
  from: 'large',
  appliesTo: ['AWS::AppStream::Stack'],

  // AWS enables all actions of which a stack says nothing.
  check: stack =>
    allOf(
      ...ways.map(
        way => () =>
          someOf(stack.property('UserSettings').items(), `setting that disables ${way}`, setting =>
            allOf(setting.get('Action').mustBe(way), () => setting.get('Permission').mustBe('DISABLED')),
          ),
      ),
    ),

  fix: {
    how: 'Set CLIPBOARD_COPY_TO_LOCAL_DEVICE and FILE_DOWNLOAD to DISABLED in `userSettings` of `appstream.CfnStack` (`UserSettings`).',
    set: {
      'Properties.UserSettings': [
        { Action: 'CLIPBOARD_COPY_TO_LOCAL_DEVICE', Permission: 'DISABLED' },
        { Action: 'FILE_DOWNLOAD', Permission: 'DISABLED' },
      ],
    },
  },
  config: {
    none: 'AWS Config has no managed rule for user settings of stacks, and a setting that an item leaves out is on: a policy here cannot ask that each of several is there.',
  },

  examples: {
    compliant: [
      {
        when: 'clipboard and downloads are disabled',
        resources: `
      Charts:
        Type: AWS::AppStream::Stack
        Properties:
          UserSettings:
            - { Action: CLIPBOARD_COPY_TO_LOCAL_DEVICE, Permission: DISABLED }
            - { Action: FILE_DOWNLOAD, Permission: DISABLED }
            - { Action: PRINTING_TO_LOCAL_DEVICE, Permission: ENABLED }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it leaves the defaults',
        resources: `
      Charts: { Type: AWS::AppStream::Stack, Properties: { Name: charts } }`,
      },
      {
        when: 'downloads are enabled',
        resources: `
      Charts:
        Type: AWS::AppStream::Stack
        Properties:
          UserSettings:
            - { Action: CLIPBOARD_COPY_TO_LOCAL_DEVICE, Permission: DISABLED }
            - { Action: FILE_DOWNLOAD, Permission: ENABLED }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Charts:
        Type: AWS::AppStream::Stack
        Properties:
          UserSettings:
            - { Action: CLIPBOARD_COPY_TO_LOCAL_DEVICE, Permission: DISABLED }
            - { Action: FILE_DOWNLOAD, Permission: !Ref Download }`,
      },
    ],
  },
});

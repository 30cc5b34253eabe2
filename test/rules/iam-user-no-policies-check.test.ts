import rule from '../../policies/rules/iam/iam-user-no-policies-check';
import { resources, ruleCases } from '../support/rule-cases';

const policy = (users: string): ReturnType<typeof resources> =>
  resources(`
    Integration: { Type: AWS::IAM::User, Properties: { UserName: lab } }
    Other: { Type: AWS::IAM::User }
    Read: { Type: AWS::IAM::Policy, Properties: { PolicyName: read, Users: ${users}, PolicyDocument: {} } }`);

ruleCases(rule, [
  ['compliant', 'a policy names another user', policy('[!Ref Other]')],
  ['non-compliant', 'a policy names it among others', policy('[!Ref Other, !Ref Integration]')],
  ['non-compliant', 'a policy names it by its literal name', policy('[lab]')],
  ['undetermined', 'a policy names a user that comes from another stack', policy('[!ImportValue User]')],
]);

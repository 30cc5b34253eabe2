import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustRead } from '../iam/_text';

export default rule({
  id: 'lambda-url-cors-origins-named',
  title: 'Lambda function URLs answer browsers on named origins only',
  why: 'Any page that a user of the portal opens can then call the API from the browser and read the answers, with the session that the browser holds.',
  severity: 'low',
  controls: { hicp: ['7.M.B', '3.L.B'], hipaa: ['164.312(a)(1)'] },
  appliesTo: ['AWS::Lambda::Url'],
  where: api => api.property('Cors.AllowOrigins').mustBePresent(),

  check: api =>
    everyOf(api.property('Cors.AllowOrigins').items(), origin =>
      mustRead(origin, 'a named origin', text => !/^(?:https?:\/\/)?\*$/.test(text), ['name']),
    ),

  fix: { how: 'Set `cors: { allowedOrigins }` of `addFunctionUrl` to the origins of the app (`Cors.AllowOrigins`).' },
  config: { none: 'AWS Config does not record function URLs.' },

  examples: {
    compliant: [
      {
        when: 'it names the origin',
        resources: `
      Portal:
        Type: AWS::Lambda::Url
        Properties:
          TargetFunctionArn: portal
          AuthType: AWS_IAM
          Cors: { AllowOrigins: [https://portal.clinic.example] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'every origin may call',
        resources: `
      Portal:
        Type: AWS::Lambda::Url
        Properties: { TargetFunctionArn: portal, AuthType: AWS_IAM, Cors: { AllowOrigins: ['*'] } }`,
      },
      {
        when: 'every secure origin may call',
        resources: `
      Portal:
        Type: AWS::Lambda::Url
        Properties: { TargetFunctionArn: portal, AuthType: AWS_IAM, Cors: { AllowOrigins: ['https://*'] } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Portal:
        Type: AWS::Lambda::Url
        Properties: { TargetFunctionArn: portal, AuthType: AWS_IAM, Cors: { AllowOrigins: [!Ref Origin] } }`,
      },
    ],
  },
});

import rule from '../../policies/rules/codebuild/codebuild-project-source-repo-url-check';
import { verdictOn } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const release = compliantExample(rule);
const at = (location: string) => release.with('Release.Properties.Source.Location', location);
const sub = (text: string) => release.with('Release.Properties.Source.Location', { 'Fn::Sub': text });

ruleCases(rule, [
  ['compliant', 'an at sign is in the path', at('https://github.com/clinic/portal@v2.git')],
  ['compliant', 'the host names a port', at('https://git.clinic.example:8443/portal.git')],
  ['compliant', 'the repository is a parameter of a known host', sub('https://github.com/clinic/${Repository}.git')],
  ['non-compliant', 'a look-alike of Bitbucket takes the user', at('https://token@bitbucket.org.clinic.example/portal.git')],
  ['non-compliant', 'Bitbucket gets a password', at('https://clinic:not-a-real-one@bitbucket.org/clinic/portal.git')],
  [
    'non-compliant',
    'the token is a dynamic reference',
    at('https://{{resolve:secretsmanager:git}}@github.com/clinic/portal.git'),
  ],
  ['undetermined', 'the host is a parameter', sub('https://${Host}/clinic/portal.git')],
]);

test('does not show the credential', () => {
  const verdict = verdictOn(rule, at('https://builder:not-a-real-one@github.com/clinic/portal.git').body);
  expect(JSON.stringify(verdict)).not.toContain('not-a-real-one');
});

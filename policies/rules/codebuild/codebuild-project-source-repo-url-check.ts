import { compliant, everyOf, nonCompliant, someOf, undetermined } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { mustRead } from '../iam/_text';

/** `https://user:password@host`, or a token alone, which no address of GitHub or GitLab has otherwise; Bitbucket puts the user there. */
const credentials = /^https?:\/\/(?:[^/@:]*:[^/@]*@|[^/@]+@(?!bitbucket\.org[:/]))/i;

/** What an unknown part of an address may turn out to be. */
const possible = ['name', 'user:password@name'];

const sources = (project: Resource): readonly Property[] => [
  project.property('Source'),
  ...project.property('SecondarySources').items(),
];

/** No message shows the address: it may be the credential. */
function mustNameNobody(location: Property): Verdict {
  const wanted = 'it must be an address without user and password';
  const held =
    location.value() === undefined
      ? 'non-compliant'
      : mustRead(location, wanted, text => credentials.test(text), possible).status;
  if (held === 'compliant') return nonCompliant(() => `${location.path} holds credentials; ${wanted}`, location);
  return held === 'non-compliant'
    ? compliant
    : undetermined(() => `${location.path} is known only at deployment; ${wanted}`, location);
}

export default rule({
  id: 'codebuild-project-source-repo-url-check',
  title: 'CodeBuild projects name their repositories without credentials',
  why: 'The address of a repository is shown in the console, in logs and in templates; a password or token in it lets every reader change the code of clinical systems.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)'] },
  appliesTo: ['AWS::CodeBuild::Project'],
  where: project => someOf(sources(project), 'source with an address', source => source.get('Location').mustBePresent()),

  check: project => everyOf(sources(project), source => mustNameNobody(source.get('Location'))),

  fix: {
    how: 'Use `codebuild.Source.gitHub({ owner, repo })` or `Source.bitBucket`, with a connection or a token in Secrets Manager. In CloudFormation: take user and password out of `Source.Location` and set `Source.Auth`.',
  },
  config: { managedRule: 'CODEBUILD_PROJECT_SOURCE_REPO_URL_CHECK' },

  examples: {
    compliant: [
      {
        when: 'the address holds no credentials',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties: { Source: { Type: GITHUB, Location: 'https://github.com/clinic/portal.git' } }`,
      },
      {
        when: 'the address names a Bitbucket user, as Bitbucket itself writes it',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties: { Source: { Type: BITBUCKET, Location: 'https://clinic@bitbucket.org/clinic/portal.git' } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the address holds a user and a password',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties:
          Source: { Type: BITBUCKET, Location: 'https://builder:not-a-real-one@bitbucket.org/clinic/portal.git' }`,
      },
      {
        when: 'the address begins with a token',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties: { Source: { Type: GITHUB, Location: 'https://not-a-real-token@github.com/clinic/portal.git' } }`,
      },
      {
        when: 'a secondary source holds a token out of a parameter',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties:
          Source: { Type: CODEPIPELINE }
          SecondarySources:
            - { Type: GITHUB, SourceIdentifier: forms, Location: !Sub 'https://x:\${Token}@github.com/clinic/forms.git' }`,
      },
    ],
    undetermined: [
      {
        when: 'the address comes from another stack',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties: { Source: { Type: GITHUB, Location: !ImportValue Repository } }`,
      },
    ],
  },
});

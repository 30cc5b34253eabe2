import { rule } from '../../rule';

export default rule({
  id: 'ssm-document-not-public',
  title: 'Documents of Systems Manager are not public',
  why: 'A public document shows everybody how the servers with ePHI are run, and sometimes the secrets in it.',
  severity: 'high',
  controls: { hicp: ['4.L.A', '3.L.B'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::SSM::Document'],

  check: { none: 'A template does not show with whom a document is shared; AWS Config looks at each document itself.' },

  fix: { how: 'Stop sharing the document with everybody, and block public sharing in the settings of Systems Manager.' },
  config: { managedRule: 'SSM_DOCUMENT_NOT_PUBLIC' },

  examples: { compliant: [], nonCompliant: [] },
});

import type { HicpId } from './hicp';
import type { HipaaId } from './hipaa';

/**
 * Why no rule judges a control that is not procedural alone. Where a rule does, its reason here is not shown. What is procedural
 * needs none: it is the work of people.
 */
export const unjudged: {
  readonly hicp: Readonly<Partial<Record<HicpId, string>>>;
  readonly hipaa: Readonly<Partial<Record<HipaaId, string>>>;
} = {
  hicp: {
    '1.L.A':
      'Click-time analysis and withdrawal of delivered mail are settings of the mail service that people read their mail with.',
    '2.L.B': 'Phones and tablets are managed by a service outside AWS; no resource of a template is one.',
    '2.L.C': 'Whether a sensor runs on a host shows on the host; images and user data are opaque to a template.',
    '2.L.D':
      'Whether responders can search the hosts is a matter of the product in them; images and user data are opaque to a template.',
    '5.S.A': 'Whether the inventory is complete shows against what there is, in the account and outside it.',
    '5.S.B': 'What was bought and never deployed is in no template.',
    '5.M.A': 'Whether the inventory is complete shows against what there is, in the account and outside it.',
    '5.M.B': 'What was bought and never deployed is in no template.',
    '5.L.A':
      'Discovery finds what is in no template; AWS Config records it in each account, and a template cannot show that every one has a recorder.',
    '5.L.B': 'Admission to the network of a site is decided by its switches, outside AWS.',
    '6.L.B': 'What a filter at the perimeter recognizes is in lists that AWS keeps, or in a product in front of it.',
    '6.L.D': 'AWS has no sandbox for files on the network: a product does it, and nothing of its settings is in a template.',
    '7.M.C':
      'How a risk is ranked is a judgment. The tag of the data class, which that judgment leads to, is what rules for PHI read.',
    '7.L.B': 'Who mends what by when is agreed on after a finding; a template shows the state before.',
    '8.S.A': 'A plan and its exercise are on paper; rules judge the logs and alarms that it depends on under 8.M.A.',
    '8.M.B': 'A plan and its exercise are on paper; rules judge the logs and alarms that it depends on under 8.M.A.',
    '8.M.C': 'Membership is a contract; lists of addresses that it brings are loaded into a detector while it runs.',
    '8.L.B': 'Membership is a contract; lists of addresses that it brings are loaded into a detector while it runs.',
    '8.L.C': 'What a playbook does is code that a template carries unread; that it works shows in an exercise.',
    '8.L.F': 'A decoy looks like any other resource, on purpose.',
    '9.L.A': 'The makers of devices disclose and patch; what runs on a device is in no template.',
  },
  hipaa: {
    '164.308(a)(1)(i)': 'The standard is the sum of its four specifications, and the process around them is on paper.',
    '164.308(a)(3)(i)':
      'The standard is the sum of its specifications; what a template shows of access is judged under 164.308(a)(4) and 164.312(a)(1).',
    '164.308(a)(3)(ii)(A)':
      'Who authorized a person, and who supervises them, is on paper; a template shows what a role may do, which 164.312(a)(1) judges.',
    '164.308(a)(4)(i)': 'The standard is the sum of its specifications; what a template shows of access is judged under those.',
    '164.308(a)(4)(ii)(A)':
      'Whether there is a clearinghouse in the organization, and what is its own, is no fact of a template.',
    '164.308(a)(6)(i)': 'The policy is on paper; alarms and logs that it depends on are judged under 164.312(b).',
    '164.308(a)(6)(ii)':
      'Response is what people do after the fact; alarms and logs that it depends on are judged under 164.312(b).',
    '164.308(a)(7)(ii)(B)':
      'That data can be restored shows in a restore; what it needs, backups that are kept, is judged under 164.308(a)(7)(ii)(A).',
    '164.308(a)(7)(ii)(D)': 'A test of a plan is a dated exercise, and nothing that a template holds.',
    '164.308(a)(7)(ii)(E)': 'How critical an application is, its owner says.',
    '164.310(b)':
      'Desks and what people do at them are outside AWS; virtual desktops are judged by what encrypts and connects them.',
    '164.310(c)': 'Where a workstation stands is outside AWS.',
    '164.310(d)(1)': 'Media in data centers are handled by AWS, under its agreement; those of the organization are outside AWS.',
    '164.310(d)(2)(ii)':
      'Media in data centers are handled by AWS, under its agreement; those of the organization are outside AWS.',
    '164.312(a)(2)(i)': 'Whether two people share a name shows in who uses it.',
    '164.312(a)(2)(ii)': 'A role for emergencies looks like any other in a template; that it works shows in an exercise.',
    '164.316(b)(1)': 'Policies are kept where the organization keeps its documents.',
    '164.316(b)(2)(i)':
      'How long documents are kept is decided where they are; retention of logs and backups is judged under the controls that ask for it.',
  },
};

import { nonCompliant } from '../../../lib/core';
import { rule } from '../../rule';
import { firewall, firewallPolicy, mustLog } from './_firewall';

export default rule({
  id: 'networkfirewall-tls-inspection-logged',
  title: 'Network Firewall that inspects TLS logs what it inspects',
  why: 'Decryption opens connections that may carry ePHI; the log shows which ones were opened, which were refused, and why.',
  severity: 'low',
  controls: { hicp: ['6.M.C', '8.M.A'], hipaa: ['164.312(b)'] },
  from: 'large',
  appliesTo: [firewall],
  where: one => {
    const policy = one.property('FirewallPolicyArn').target();
    return policy?.type === firewallPolicy
      ? policy.property('FirewallPolicy.TLSInspectionConfigurationArn').mustBePresent()
      : nonCompliant('its policy is not in the templates of this run', 'Properties.FirewallPolicyArn');
  },

  check: one => mustLog(one, 'TLS'),

  fix: {
    how: 'Add a log of type TLS to the `networkfirewall.CfnLoggingConfiguration` of the firewall (`LoggingConfiguration.LogDestinationConfigs`).',
  },
  config: {
    none: 'It judges several resources together, and a Guard policy sees one item; AWS Config asks for one type of log of all firewalls alike, whether they inspect TLS or not.',
  },

  examples: {
    compliant: [
      {
        when: 'events of TLS inspection are logged',
        resources: `
      Perimeter: { Type: AWS::NetworkFirewall::Firewall, Properties: { FirewallName: perimeter, FirewallPolicyArn: !Ref Policy } }
      Policy:
        Type: AWS::NetworkFirewall::FirewallPolicy
        Properties: { FirewallPolicy: { TLSInspectionConfigurationArn: !Ref Inspection } }
      Inspection: { Type: AWS::NetworkFirewall::TLSInspectionConfiguration }
      Logging:
        Type: AWS::NetworkFirewall::LoggingConfiguration
        Properties:
          FirewallArn: !Ref Perimeter
          LoggingConfiguration:
            LogDestinationConfigs:
              - { LogType: TLS, LogDestinationType: CloudWatchLogs, LogDestination: { logGroup: perimeter-tls } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'only alerts are logged',
        resources: `
      Perimeter: { Type: AWS::NetworkFirewall::Firewall, Properties: { FirewallName: perimeter, FirewallPolicyArn: !Ref Policy } }
      Policy:
        Type: AWS::NetworkFirewall::FirewallPolicy
        Properties: { FirewallPolicy: { TLSInspectionConfigurationArn: !Ref Inspection } }
      Inspection: { Type: AWS::NetworkFirewall::TLSInspectionConfiguration }
      Logging:
        Type: AWS::NetworkFirewall::LoggingConfiguration
        Properties:
          FirewallArn: !Ref Perimeter
          LoggingConfiguration:
            LogDestinationConfigs:
              - { LogType: ALERT, LogDestinationType: CloudWatchLogs, LogDestination: { logGroup: perimeter-alerts } }`,
      },
    ],
  },
});

import { rule } from '../../rule';
import { firewall, mustLog } from './_firewall';

export default rule({
  id: 'netfw-logging-enabled',
  title: 'Network Firewall logs its alerts',
  why: 'An attack that the firewall drops and nobody sees comes back another way; without alert logs there is nothing to act on.',
  severity: 'medium',
  controls: { hicp: ['6.M.C', '6.M.A', '8.M.A'], hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(5)(ii)(B)'] },
  appliesTo: [firewall],

  check: one => mustLog(one, 'ALERT'),

  fix: {
    how: 'Add a `networkfirewall.CfnLoggingConfiguration` for the firewall with a log of type ALERT (`LoggingConfiguration.LogDestinationConfigs`).',
  },
  config: { managedRule: 'NETFW_LOGGING_ENABLED', parameters: { logType: 'ALERT' } },

  examples: {
    compliant: [
      {
        when: 'alerts go to a log group',
        resources: `
      Perimeter: { Type: AWS::NetworkFirewall::Firewall, Properties: { FirewallName: perimeter } }
      Logging:
        Type: AWS::NetworkFirewall::LoggingConfiguration
        Properties:
          FirewallArn: !GetAtt Perimeter.FirewallArn
          LoggingConfiguration:
            LogDestinationConfigs:
              - { LogType: ALERT, LogDestinationType: CloudWatchLogs, LogDestination: { logGroup: perimeter-alerts } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has no logging configuration',
        resources: `
      Perimeter: { Type: AWS::NetworkFirewall::Firewall, Properties: { FirewallName: perimeter } }`,
      },
      {
        when: 'only flows are logged',
        resources: `
      Perimeter: { Type: AWS::NetworkFirewall::Firewall, Properties: { FirewallName: perimeter } }
      Logging:
        Type: AWS::NetworkFirewall::LoggingConfiguration
        Properties:
          FirewallArn: !Ref Perimeter
          LoggingConfiguration:
            LogDestinationConfigs:
              - { LogType: FLOW, LogDestinationType: S3, LogDestination: { bucketName: perimeter-flows } }`,
      },
      {
        when: 'the logging configuration is for another firewall',
        resources: `
      Perimeter: { Type: AWS::NetworkFirewall::Firewall, Properties: { FirewallName: perimeter } }
      Logging:
        Type: AWS::NetworkFirewall::LoggingConfiguration
        Properties:
          FirewallArn: !Ref Partners
          LoggingConfiguration:
            LogDestinationConfigs:
              - { LogType: ALERT, LogDestinationType: CloudWatchLogs, LogDestination: { logGroup: partner-alerts } }
      Partners: { Type: AWS::NetworkFirewall::Firewall, Properties: { FirewallName: partners } }`,
      },
    ],
    undetermined: [
      {
        when: 'the type of the log is a parameter without a default',
        resources: `
      Perimeter: { Type: AWS::NetworkFirewall::Firewall, Properties: { FirewallName: perimeter } }
      Logging:
        Type: AWS::NetworkFirewall::LoggingConfiguration
        Properties:
          FirewallArn: !Ref Perimeter
          LoggingConfiguration:
            LogDestinationConfigs:
              - { LogType: !Ref LogType, LogDestinationType: S3, LogDestination: { bucketName: perimeter-logs } }`,
      },
    ],
  },
});

import { everyOf, someOf, when } from '../../../lib/core';
import type { Property, Resource } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'lex-audio-logs-encrypted',
  title: 'Lex encrypts recordings of conversations with a KMS key',
  why: 'The voice of a patient who describes symptoms is ePHI that identifies; without a key everyone who may read the bucket hears it.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::Lex::BotAlias', 'AWS::Lex::Bot'],
  where: alias => someOf(audioLogsOf(alias), 'recording that is on', log => log.get('Enabled').mustBe(true)),

  check: alias =>
    everyOf(audioLogsOf(alias), log =>
      when(log.get('Enabled').mustBe(true), () => log.get('Destination.S3Bucket.KmsKeyArn').mustBePresent()),
    ),

  fix: {
    how: 'Set `kmsKeyArn` in `s3Bucket` of the audio logs of `lex.CfnBotAlias`, or of `testBotAliasSettings` of `lex.CfnBot` (`ConversationLogSettings.AudioLogSettings[].Destination.S3Bucket.KmsKeyArn`).',
  },
  config: {
    guard: {
      type: 'AWS::Lex::BotAlias',
      leavesOut: 'A policy is about one type, and the alias that a bot is tested by answers no patients.',
      all: [
        {
          every: 'ConversationLogSettings.AudioLogSettings',
          all: [
            { where: 'Enabled', is: [true], all: [{ path: 'Destination.S3Bucket.KmsKeyArn', must: 'be text' }], orAbsent: true },
          ],
          orAbsent: true,
        },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::Lex::BotAlias.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: {
            ConversationLogSettings: {
              AudioLogSettings: [
                { Enabled: true, Destination: { S3Bucket: { KmsKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/1234' } } },
              ],
            },
          },
          configuration: {
            BotAliasName: 'live',
            ConversationLogSettings: {
              AudioLogSettings: [
                { Enabled: true, Destination: { S3Bucket: { KmsKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/1234' } } },
              ],
            },
          },
          verdict: 'compliant',
        },
        {
          properties: {
            ConversationLogSettings: { AudioLogSettings: [{ Enabled: true, Destination: { S3Bucket: { LogPrefix: 'calls' } } }] },
          },
          configuration: {
            BotAliasName: 'live',
            ConversationLogSettings: { AudioLogSettings: [{ Enabled: true, Destination: { S3Bucket: { LogPrefix: 'calls' } } }] },
          },
          verdict: 'non-compliant',
        },
        {
          properties: { ConversationLogSettings: { AudioLogSettings: [{ Enabled: false }] } },
          configuration: { BotAliasName: 'live', ConversationLogSettings: { AudioLogSettings: [{ Enabled: false }] } },
          verdict: 'not concerned',
        },
        {
          properties: {},
          configuration: { BotAliasName: 'live' },
          verdict: 'not concerned',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Live:
        Type: AWS::Lex::BotAlias
        Properties: { BotId: ABCDEFGHIJ, BotAliasName: live, ConversationLogSettings: { AudioLogSettings: [{ Enabled: true, Destination: { S3Bucket: { S3BucketArn: arn:aws:s3:::calls, LogPrefix: lex, KmsKeyArn: !GetAtt Key.Arn } } }] } }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the alias that a bot is tested by records without a key',
        resources: `
      Booking:
        Type: AWS::Lex::Bot
        Properties:
          TestBotAliasSettings:
            ConversationLogSettings:
              AudioLogSettings:
                - { Enabled: true, Destination: { S3Bucket: { S3BucketArn: 'arn:aws:s3:::calls', LogPrefix: calls } } }`,
      },
      {
        when: 'it names none',
        resources: `
      Live:
        Type: AWS::Lex::BotAlias
        Properties: { BotId: ABCDEFGHIJ, BotAliasName: live, ConversationLogSettings: { AudioLogSettings: [{ Enabled: true, Destination: { S3Bucket: { S3BucketArn: arn:aws:s3:::calls, LogPrefix: lex } } }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides whether it records',
        resources: `
      Live:
        Type: AWS::Lex::BotAlias
        Properties: { BotId: ABCDEFGHIJ, BotAliasName: live, ConversationLogSettings: { AudioLogSettings: [{ Enabled: !ImportValue record, Destination: { S3Bucket: { S3BucketArn: arn:aws:s3:::calls, LogPrefix: lex } } }] } }`,
      },
    ],
  },
});

function audioLogsOf(alias: Resource): readonly Property[] {
  // A bot brings the alias along that it is tested by.
  const owner = alias.type === 'AWS::Lex::Bot' ? 'TestBotAliasSettings.' : '';
  return alias.property(`${owner}ConversationLogSettings.AudioLogSettings`).items();
}

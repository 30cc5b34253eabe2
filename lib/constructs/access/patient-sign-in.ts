import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { AccountRecovery, FeaturePlan, Mfa, StandardThreatProtectionMode, UserPool } from 'aws-cdk-lib/aws-cognito';
import type { UserPoolClient, UserPoolClientOptions, UserPoolProps } from 'aws-cdk-lib/aws-cognito';
import { CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { withDefaults } from '../defaults';
import { PhiWebAcl } from '../edge/phi-web-acl';
import { markPhi } from '../phi';

export interface PatientSignInProps extends UserPoolProps {
  /**
   * ARN of the web ACL that filters sign-ins.
   * @default - one of its own
   */
  readonly webAclArn?: string;
}

/**
 * Where patients sign in, in place of `cognito.UserPool`: with a second factor out of an app, passwords of 14 characters at least, threat
 * protection that blocks, a web ACL, and accounts that nobody can look up. Recovery goes by e-mail, because SMS can be taken over.
 * Deletion is refused unless `removalPolicy` is DESTROY.
 *
 * Supports HICP 3.M.C, 3.M.D and 164.312(a)(1), (d).
 */
export class PatientSignIn extends UserPool {
  constructor(scope: Construct, id: string, props: PatientSignInProps = {}) {
    super(
      scope,
      id,
      withDefaults<UserPoolProps, UserPoolProps>(props, {
        mfa: Mfa.REQUIRED,
        mfaSecondFactor: { sms: false, otp: true },
        passwordPolicy: {
          minLength: 14,
          requireDigits: true,
          requireLowercase: true,
          requireUppercase: true,
          requireSymbols: true,
          passwordHistorySize: 24,
          tempPasswordValidity: Duration.days(1),
        },
        featurePlan: FeaturePlan.PLUS,
        standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
        accountRecovery: AccountRecovery.EMAIL_ONLY,
        signInAliases: { email: true },
        signInCaseSensitive: false,
        autoVerify: { email: true },
        selfSignUpEnabled: false,
        deletionProtection: props.removalPolicy !== RemovalPolicy.DESTROY,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
    );
    markPhi(this);
    new CfnWebACLAssociation(this, 'WebAclAssociation', {
      resourceArn: this.userPoolArn,
      webAclArn: props.webAclArn ?? new PhiWebAcl(this, 'WebAcl').webAclArn,
    });
  }

  /** A client with short sessions that can be revoked, and that tells nobody whether an account exists. */
  override addClient(id: string, options: UserPoolClientOptions = {}): UserPoolClient {
    return super.addClient(
      id,
      withDefaults(options, {
        accessTokenValidity: Duration.minutes(15),
        idTokenValidity: Duration.minutes(15),
        refreshTokenValidity: Duration.hours(8),
        enableTokenRevocation: true,
        preventUserExistenceErrors: true,
        authFlows: { userSrp: true },
        disableOAuth: true,
      }),
    );
  }
}

import type { Resource, Verdict } from '../../../lib/core';

/** AWS takes the name of the engine in any case. */
export function mustBeActiveMq(broker: Resource): Verdict {
  return broker.property('EngineType').mustMatch(/^activemq$/i, 'ACTIVEMQ');
}

export function mustBeRabbitMq(broker: Resource): Verdict {
  return broker.property('EngineType').mustMatch(/^rabbitmq$/i, 'RABBITMQ');
}

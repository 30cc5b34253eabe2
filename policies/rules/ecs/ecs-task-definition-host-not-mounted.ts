import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { taskDefinition } from './_task';

/** Not a folder from which a container rules its host: the root, the socket of the container runtime, configuration and programs. */
const harmless =
  /^(?!\/+(?:(?:var\/)?run\/*$|(?:var\/)?run\/(?:docker|containerd|crio|podman)(?:\.|\/|$)|var\/*$|var\/lib\/*$|var\/lib\/(?:docker|containerd|ecs)(?:\/|$)|(?:etc|root|boot|home|usr|bin|sbin|lib|lib64)(?:\/|$)|$))/;

export default rule({
  id: 'ecs-task-definition-host-not-mounted',
  title: 'No container of an ECS task is given control of its host',
  why: 'With the socket of the container runtime or the configuration of the host in hand, who breaks into one container is root on the host, and so in every other container and its ePHI.',
  severity: 'high',
  controls: { hicp: ['2.L.F', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: [taskDefinition],

  check: task =>
    everyOf(task.property('Volumes').items(), volume =>
      volume
        .get('Host.SourcePath')
        .orDefault('')
        .mustMatch(harmless, 'a folder of data, not the root, the container runtime or the configuration of the host'),
    ),

  fix: {
    how: 'Leave out `host` of `addVolume`, or name a folder that holds data and nothing else (`Volumes[].Host.SourcePath`). An agent that has to see its host runs on hosts without ePHI.',
  },
  config: { none: 'A Guard policy cannot tell the one folder from the other in a list whose volumes need no path.' },

  examples: {
    compliant: [
      {
        when: 'volumes are folders of data, or those that Docker assigns',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties:
          ContainerDefinitions: [{ Name: web, Image: portal }]
          Volumes: [{ Name: scratch }, { Name: images, Host: { SourcePath: /mnt/images } }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'the socket of Docker, the root or the configuration of the host is mounted',
        resources: `
      Agent:
        Type: AWS::ECS::TaskDefinition
        Properties:
          ContainerDefinitions: [{ Name: agent, Image: agent }]
          Volumes: [{ Name: scratch }, { Name: docker, Host: { SourcePath: /var/run/docker.sock } }]
      Whole:
        Type: AWS::ECS::TaskDefinition
        Properties:
          ContainerDefinitions: [{ Name: agent, Image: agent }]
          Volumes: [{ Name: host, Host: { SourcePath: / } }]
      Settings:
        Type: AWS::ECS::TaskDefinition
        Properties:
          ContainerDefinitions: [{ Name: agent, Image: agent }]
          Volumes: [{ Name: host, Host: { SourcePath: /etc/ssl } }]`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Agent:
        Type: AWS::ECS::TaskDefinition
        Properties:
          ContainerDefinitions: [{ Name: agent, Image: agent }]
          Volumes: [{ Name: host, Host: { SourcePath: !Ref Folder } }]`,
      },
    ],
  },
});

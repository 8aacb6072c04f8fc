import { describe, expect, it } from 'vitest';
import { builtInKnowledge } from '../../../src/frameworks/registry.js';
import { bridgesOver } from '../../../src/recommend/bridges.js';

const { catalogue } = builtInKnowledge();
const bridges = bridgesOver(catalogue);
const nearness = (from: string, to: string): number => bridges.nearTo(from).find(({ id }) => id === to)?.nearness ?? 0;

/** One that is known does for the other after a short while. */
const STRONG = `
  postgresql mysql, kafka rabbitmq, vue react, gin echo, pytorch tensorflow, aws azure, jenkins gitlab-ci, redis memcached,
  spring-boot quarkus, airflow dolphinscheduler, webpack vite, elasticsearch opensearch, langchain llamaindex, selenium playwright,
  tableau power-bi, stm32 gd32, terraform pulumi, freertos rt-thread, echarts highcharts, kubernetes amazon-eks
`;
/** The same judged before the table was written or without looking at it. */
const STRONG_HELD_OUT = `
  mongodb couchdb, spark flink, milvus qdrant, junit testng, jmeter k6, istio linkerd, redux mobx, xgboost lightgbm,
  vmware proxmox, docker podman, oracle sql-server, prometheus zabbix, ethereum solana, ant-design element-ui, hive impala,
  react-native flutter, i2c spi, nacos eureka, hibernate mybatis, nats nsq, cassandra scylladb, nuxt next.js, sass less,
  keycloak okta, tekton circleci, ncnn mnn, kettle datax, solidworks catia, ansible saltstack, jetty undertow,
  spring-security apache-shiro, logback log4j, grpc thrift, neo4j nebulagraph, esp32 stm32, flyway liquibase,
  sentry bugsnag, opengl vulkan, haproxy lvs, mqtt coap, hyperledger-fabric fisco-bcos, uipath blue-prism
`;
/** Something carries over, much is learnt anew. */
const MIDDLING =
  'angular jquery, hadoop spark, kubernetes docker, sql mysql, ansible terraform, scikit-learn pytorch, css react, hdfs ceph';
const MIDDLING_HELD_OUT = 'html vue, android ios, css bootstrap, kibana elasticsearch, kotlin swift';
/** They serve one field, and knowing one says little of the other. */
const WEAK = `
  bert scikit-learn, stable-diffusion scikit-learn, zigbee spi, wi-fi spi, mqtt spi, storybook webpack, hadoop airflow,
  appium postman, jquery redux, jquery axios, echarts redux, echarts axios, css webpack, html webpack, jenkins kubernetes,
  burp-suite jwt, jieba opencv, stm32 bluetooth, snowflake kettle, harbor calico, grafana filebeat
`;
const WEAK_HELD_OUT = `
  yolo xgboost, bert opencv, can bluetooth, babel vue-router, three.js axios, jmeter junit, airflow hive, parquet azkaban,
  jupyter google-analytics, terraform jenkins, openssl nmap, helm containerd, amazon-s3 aws-lambda, xcode alamofire,
  numpy tableau, liquibase sqlite, keil can, metasploit oauth, solidity ipfs, tcpdump dns, kafka celery, hive kettle,
  flink hdfs, docker istio, vue echarts, webpack jest, snort keycloak, nmap vault, fpga keil, rtsp ffmpeg, unity photoshop,
  langchain vllm, milvus langchain, grafana jaeger, git jenkins, oauth tls, android-studio retrofit, mybatis spring-cloud,
  amazon-s3 amazon-ec2, figma photoshop, redis mysql, sap salesforce, dns ospf, ethereum solidity, tensorrt deepspeed
`;
/** Judged to help a little beside one another, but what fills neighbouring niches of a wide field is no bridge. */
const LOST = `
  hdfs amazon-s3, jest cypress, mongodb cassandra, nginx tomcat, terraform kubernetes, prometheus skywalking,
  scikit-learn pandas
`;

function pairs(list: string): string[][] {
  return list.split(',').map((pair) => pair.trim().split(/\s+/));
}

describe('a skill', () => {
  it.each(pairs(`${STRONG},${STRONG_HELD_OUT}`))('stands in for one of the same purpose: %s and %s', (a, b) => {
    expect(nearness(a!, b!)).toBeGreaterThanOrEqual(0.6);
    expect(nearness(b!, a!)).toBe(nearness(a!, b!));
  });

  it.each(pairs(`${MIDDLING},${MIDDLING_HELD_OUT}`))('helps beside one of a near purpose: %s and %s', (a, b) => {
    expect(nearness(a!, b!)).toBeGreaterThanOrEqual(0.2);
    expect(nearness(a!, b!)).toBeLessThan(0.7);
  });

  it.each(pairs(`${WEAK},${WEAK_HELD_OUT}`))('hardly stands in for one of the same field: %s and %s', (a, b) => {
    expect(nearness(a!, b!)).toBeLessThan(0.35);
  });

  it.each(pairs(LOST))('is not told to be near one of a neighbouring niche: %s and %s', (a, b) => {
    expect(nearness(a!, b!)).toBe(0);
  });

  it('is as near to another as that one to it', () => {
    const wrong = [...catalogue.technologies.keys()].flatMap((id) => {
      const near = bridges.nearTo(id).filter((other) => catalogue.technologies.has(other.id));
      return near.filter((other) => nearness(other.id, id) !== other.nearness).map((other) => [id, other.id]);
    });
    expect(wrong).toEqual([]);
  });

  it('is nearer by one narrow purpose than by a field alone', () => {
    expect(bridges.shared('sip', 'websocket')).toEqual([catalogue.capabilities.get('realtime-communication')!.name]);
    expect(bridges.shared('socket.io', 'websocket')).toEqual([{ zh: '长连接推送', en: 'Push over sockets' }]);
    expect(nearness('sip', 'websocket')).toBeLessThan(nearness('socket.io', 'websocket') - 0.25);
  });

  it('is a known one wherever it is judged here', () => {
    const all = pairs([STRONG, STRONG_HELD_OUT, MIDDLING, MIDDLING_HELD_OUT, WEAK, WEAK_HELD_OUT, LOST].join()).flat();
    expect(all.filter((id) => !catalogue.technologies.has(id))).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPersonal } from '../../../src/ingest/personal/mask.js';

describe('what is masked', () => {
  it.each<[string, string]>([
    ['电话13812345678', '电话***********'],
    ['联系电话：138-1234-5678', '联系电话：***-****-****'],
    ['手机 139 1234 5678 张女士', '手机 *** **** **** 张女士'],
    ['+86 13812345678', '+** ***********'],
    ['+86-138-1234-5678', '+**-***-****-****'],
    ['8613812345678', '*************'],
    ['座机010-62345678', '座机***-********'],
    ['0755-8234 5678', '****-**** ****'],
    ['(021)5234-5678', '(***)****-****'],
    ['0571-88881234转801', '****-********转***'],
    ['热线400-820-1234', '热线***-***-****'],
    ['Call +1 555 234 5678 today', 'Call +* *** *** **** today'],
    ['+44 20 7946 0958', '+** ** **** ****'],
    ['(415) 555-2671', '(***) ***-****'],
    ['415-555-2671', '***-***-****'],
    ['Tel: 62345678', 'Tel: ********'],
    ['hr@example.com', '**@*******.***'],
    ['Mail zhang.san+cv@mail.example.co.uk!', 'Mail *****.***+**@****.*******.**.**!'],
    ['jobs (at) example.com', '**** (**) *******.***'],
    ['12345678#qq.com', '********#**.***'],
    ['微信：zhangsan_88', '微信：********_**'],
    ['微信号 lisi2020hr', '微信号 **********'],
    ['加微信 goodjobhr 详聊', '加微信 ********* 详聊'],
    ['WeChat ID: hiring-mgr', 'WeChat ID: ******-***'],
    ['vx: abc12345', 'vx: ********'],
    ['微信13812345678', '微信***********'],
    ['wechat: tom_2021', 'wechat: ***_****'],
    ['QQ：123456789', 'QQ：*********'],
    ['QQ群 87654321', 'QQ群 ********'],
    ['QQ 1234567 咨询', 'QQ ******* 咨询'],
    ['扣扣：2345678', '扣扣：*******'],
    ['13812345678/13987654321', '***********/***********'],
    ['13812345678 / 13987654321', '*********** / ***********'],
    ['138-1234-5678/139-8765-4321', '***-****-****/***-****-****'],
    ['010-82345678/82345679', '***-********/********'],
    ['13812345678/010-82345678', '***********/***-********'],
    ['电话/13812345678', '电话/***********'],
    ['02188889999', '***********'],
    ['座机075582345678', '座机************'],
    ['138.1234.5678', '***.****.****'],
    ['１３８１２３４５６７８', '***********'],
    ['电话：１３８－１２３４－５６７８，ＩＯＳ', '电话：***－****－****，ＩＯＳ'],
    ['１３８a@b.cn，ＱＱ', '****@*.**，ＱＱ'],
    ['Tel13812345678', 'Tel***********'],
    ['VX13812345678', 'VX***********'],
    ['13812345678-801', '***********-***'],
    ['hr@foo.com13800000000', '**@***.**************'],
    ['微信：zhangsanfeng', '微信：************'],
    ['wx：phobal', 'wx：******'],
    ['WX: RickyBlackie', 'WX: ************'],
    ['QQ:123456、654321', 'QQ:******、******'],
    ['408-834-7260Email:', '***-***-****Email:'],
    ['1-855-338-5609', '*-***-***-****'],
    ['Ascent303-220-6885', 'Ascent***-***-****'],
    ['(732) 909-2773www', '(***) ***-****www'],
  ])('%s', (text, expected) => {
    const { text: masked } = maskPersonal(text);
    expect(masked).toBe(expected);
    expect(masked).toHaveLength(text.length);
  });
});

describe('what is not', () => {
  it.each([
    'QQ音乐后端开发',
    'QQ空间 日活10000万',
    'QQ 2019版',
    '微信小程序开发',
    '微信支付、微信 JSSDK',
    '熟悉微信 Android 客户端',
    'WeChat Work integration',
    'wx.request 与 wx-open-launch',
    'qps 100000',
    '支撑每秒1000000次请求',
    '2019-2022',
    '2019.01.01-2022.12.31',
    '2024-05-01 10:20:30',
    '15000-20000元/月',
    '年薪300000-500000',
    '$120,000 - $150,000',
    '订单号：13812345678',
    '订单20240501123456789',
    '统一社会信用代码91310000123456789X',
    'IP 192.168.100.200',
    'version 13.8.1234.5678',
    'react@18.2.0',
    'git@github.com:org/repo.git',
    'from an @example.com address',
    'logo@2x.png',
    '@Transactional注解',
    'P7@阿里',
    'ISO 9001:2015',
    '用户1.3亿，GMV 2000000000',
    'RFC 2616、RFC 7540',
    'C++11/14/17/20',
    'ticket 415-555-2671',
    '3-5年经验，13薪，30-50K',
    '订单号：13812345678/13987654321',
    '订单ID13812345678',
    'https://a.example.com/13812345678/2',
    'https://a.example.com/?id=13812345678&uid=x13812345678',
    'e13812345678f',
    '550e8400-e29b-41d4-a716-446655440000',
    '微信：Android、iOS 与小程序',
    'WeChat: building products that people love',
    'wx: request(url)',
    '微信：native/React 混合开发',
    'QQ 音乐、微信、2000000 用户',
    '0.13812345678',
    'IPv4 138.123.45.67',
    '20190101/20191231',
    'ＱＰＳ１０００００，２０１９－２０２２',
  ])('%s', (text) => {
    expect(maskPersonal(text)).toEqual({ text, masked: { phone: 0, mail: 0, wechat: 0, qq: 0 } });
  });
});

describe('of any text', () => {
  const words = fc.constantFrom(
    '13812345678',
    'a@b.cn',
    '微信：',
    'QQ',
    'wx',
    ' ',
    '，',
    '-',
    '+86',
    '15-20K',
    '2019-2022',
    'x1',
    'Go',
    '12345',
    '１３８',
    '/',
    '、',
    '010-82345678',
    '.',
    '\n',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.array(words, { maxLength: 20 }).map((list) => list.join('')),
  );

  it('length and all but letters and digits stay, and stars are all that is new', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: masked } = maskPersonal(text);
        expect(masked).toHaveLength(text.length);
        for (let at = 0; at < text.length; at++) {
          if (masked[at] !== text[at])
            expect([/[A-Za-z0-9０-９Ａ-Ｚａ-ｚ]/.test(text[at]!), masked[at]]).toEqual([true, '*']);
        }
      }),
    );
  });

  it('a second time there is nothing left to mask', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = maskPersonal(text).text;
        expect(maskPersonal(once).text).toBe(once);
      }),
    );
  });

  it('pay, years, loads, versions and dates stay', () => {
    const digits = fc.integer({ min: 1, max: 99 });
    const harmless = fc.oneof(
      fc.tuple(digits, digits).map(([a, b]) => `${a}-${b}K·14薪`),
      fc.tuple(digits, digits).map(([a, b]) => `${a * 1000}-${b * 1000}元/月`),
      fc.integer({ min: 1, max: 999_999 }).map((n) => `QPS ${n}`),
      fc.tuple(digits, digits, digits).map(([a, b, c]) => `v${a}.${b}.${c}`),
      fc.integer({ min: 1990, max: 2030 }).map((year) => `${year}-${year + 3}年`),
      fc.integer({ min: 1, max: 28 }).map((day) => `2024-05-${String(day).padStart(2, '0')}`),
    );
    fc.assert(
      fc.property(fc.array(harmless, { maxLength: 6 }), fc.constantFrom('，', ' ', '；', '\n'), (parts, glue) => {
        const text = parts.join(glue);
        expect(maskPersonal(text).text).toBe(text);
      }),
    );
  });
});

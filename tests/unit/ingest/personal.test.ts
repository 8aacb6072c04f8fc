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
    ['同行欢迎微信互聊：SongsOfRain', '同行欢迎微信互聊：***********'],
    ['可微信联系：hill_top', '可微信联系：****_***'],
    ['可加微信实时了解进度：whaleHi', '可加微信实时了解进度：*******'],
    ['有兴趣的可以加我微信联系哦：lilishen', '有兴趣的可以加我微信联系哦：********'],
    ['可以加微信聊聊: b12345678', '可以加微信聊聊: *********'],
    ['薇信：tallman99', '薇信：*********'],
    ['微❤ tallman99', '微❤ *********'],
    ['加V：abc12345', '加V：********'],
    ['加 V: cmN4OTAw', '加 V: ********'],
    ['+V：abc12345 详聊', '+V：******** 详聊'],
    ['vx号 smith2020', 'vx号 *********'],
    ['VX smith2020', 'VX *********'],
    ['wechat id: tomsmith', 'wechat id: ********'],
    ['[钉钉号/WX 号] pizzan，备注', '[钉钉号/WX 号] ******，备注'],
    ['（微信号）: yulei0118(Allen)', '（微信号）: *********(Allen)'],
    ['wx（tjaumes），请备注来源', 'wx（*******），请备注来源'],
    ['直接+wx(gg897240)沟通', '直接+wx(********)沟通'],
    ['聊 wx(12194094)，备注', '聊 wx(********)，备注'],
    ['微信 771776654', '微信 *********'],
    ['请加微信 `kubefans` 联系', '请加微信 `********` 联系'],
    ['添加微信`tan4040809`', '添加微信`**********`'],
    ['| 微信 | `box-mn` 备注', '| 微信 | `***-**` 备注'],
    ['**微信**：szrenman（欢迎咨询）', '**微信**：********（欢迎咨询）'],
    ['微信加 gaccos，并注明应聘', '微信加 ******，并注明应聘'],
    ['，也可微信 wlidays 邮件主题', '，也可微信 ******* 邮件主题'],
    ['联系方式\n微信 jiujiuai', '联系方式\n微信 ********'],
    ['加我微信，A610819267，备注', '加我微信，**********，备注'],
    ['可以微信联系 rocksun21，或', '可以微信联系 *********，或'],
    ['微信：   TFdfWFlG=', '微信：   ********='],
    ['QQ：`2957928667` 内推', 'QQ：`**********` 内推'],
    ['可以加QQ群讨论：930277314', '可以加QQ群讨论：*********'],
    ['企鹅：123456', '企鹅：******'],
    ['企鹅号 1234567', '企鹅号 *******'],
    ['抠抠：2345678', '抠抠：*******'],
    ['加Q：2345678', '加Q：*******'],
    ['TG: @hiring_cat', 'TG: @******_***'],
    ['Telegram：@smithy', 'Telegram：@******'],
    ['电报 @smithy99', '电报 @********'],
    ['tg：smith_99', 'tg：*****_**'],
    ['or add Wechat JALYTTTT - Make sure', 'or add Wechat ******** - Make sure'],
    ['Telegram: robinjay - 邮箱', 'Telegram: ******** - 邮箱'],
    ['https://t.me/smith_jobs', 'https://t.me/*****_****'],
    ['liu#bytefans.com', '***#********.***'],
    ['jianbo.x AT bytefans-inc.com', '******.* ** ********-***.***'],
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
    '负责微信支付、微信小程序开发',
    '微信小程序：Taro2021 与 mpvue2',
    '微信公众号：ConfluxFans',
    '微信（WeChat）生态',
    '微信(android)、微信(weixin)',
    '微信 webview 与 hybrid 混合开发',
    '- 微信 webview\n- 小程序',
    '熟悉微信、支付宝 H5activity2',
    '版本号：v20220101、V2.13.1',
    '版本号 v12345678',
    '了解 SylixOS、VxWorks653 与 vxlan2000',
    '一种MVX框架，如React16',
    'AVX512 与 vx86',
    'wx.login2021 接口',
    '微信 2000000 用户',
    '微信：20000000日活',
    '企鹅智库 2019 报告',
    '腾讯企鹅号平台开发',
    '球球大作战 2019 用户 1000000',
    'Telegram: building bots',
    'Telegram / Discord / Notion2',
    '@gmail 与 TG2021 活动',
    '纸飞机 2021 版',
    'C++ v1.2.3',
    'see #section.com-parts',
    'https://example.com/a#part.com',
    'LOOK AT github dot',
    '微信扫码 2AEEHJE 内推',
    'https://gitee.io/pic_repo/wechat/my_code.jpg',
    'add WeChat support - and more',
  ])('%s', (text) => {
    expect(maskPersonal(text)).toEqual({ text, masked: { phone: 0, mail: 0, wechat: 0, qq: 0, telegram: 0 } });
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

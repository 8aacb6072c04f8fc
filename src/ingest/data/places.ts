/**
 * Provinces of China and their prefecture-level cities (with a few county-level ones that are named in job
 * descriptions), each with its usual name in Latin letters: `province Latin: city Latin, city Latin …`. Direct-
 * administered municipalities are their own province.
 */
export const CHINA = `
北京 Beijing: 北京 Beijing
天津 Tianjin: 天津 Tianjin
上海 Shanghai: 上海 Shanghai
重庆 Chongqing: 重庆 Chongqing
河北 Hebei: 石家庄 Shijiazhuang, 唐山 Tangshan, 秦皇岛 Qinhuangdao, 邯郸 Handan, 邢台 Xingtai, 保定 Baoding, 张家口 Zhangjiakou, 承德 Chengde, 沧州 Cangzhou, 廊坊 Langfang, 衡水 Hengshui, 雄安 Xiongan
山西 Shanxi: 太原 Taiyuan, 大同 Datong, 阳泉 Yangquan, 长治 Changzhi, 晋城 Jincheng, 朔州 Shuozhou, 晋中 Jinzhong, 运城 Yuncheng, 忻州 Xinzhou, 临汾 Linfen, 吕梁 Lvliang
内蒙古 Inner Mongolia: 呼和浩特 Hohhot, 包头 Baotou, 乌海 Wuhai, 赤峰 Chifeng, 通辽 Tongliao, 鄂尔多斯 Ordos, 呼伦贝尔 Hulunbuir, 巴彦淖尔 Bayannur, 乌兰察布 Ulanqab
辽宁 Liaoning: 沈阳 Shenyang, 大连 Dalian, 鞍山 Anshan, 抚顺 Fushun, 本溪 Benxi, 丹东 Dandong, 锦州 Jinzhou, 营口 Yingkou, 阜新 Fuxin, 辽阳 Liaoyang, 盘锦 Panjin, 铁岭 Tieling, 朝阳 Chaoyang, 葫芦岛 Huludao
吉林 Jilin: 长春 Changchun, 吉林 Jilin City, 四平 Siping, 辽源 Liaoyuan, 通化 Tonghua, 白山 Baishan, 松原 Songyuan, 白城 Baicheng, 延边 Yanbian
黑龙江 Heilongjiang: 哈尔滨 Harbin, 齐齐哈尔 Qiqihar, 鸡西 Jixi, 鹤岗 Hegang, 双鸭山 Shuangyashan, 大庆 Daqing, 伊春 Yichun Heilongjiang, 佳木斯 Jiamusi, 七台河 Qitaihe, 牡丹江 Mudanjiang, 黑河 Heihe, 绥化 Suihua
江苏 Jiangsu: 南京 Nanjing, 无锡 Wuxi, 徐州 Xuzhou, 常州 Changzhou, 苏州 Suzhou, 南通 Nantong, 连云港 Lianyungang, 淮安 Huaian, 盐城 Yancheng, 扬州 Yangzhou, 镇江 Zhenjiang, 泰州 Taizhou Jiangsu, 宿迁 Suqian, 昆山 Kunshan, 张家港 Zhangjiagang, 常熟 Changshu, 太仓 Taicang, 江阴 Jiangyin
浙江 Zhejiang: 杭州 Hangzhou, 宁波 Ningbo, 温州 Wenzhou, 嘉兴 Jiaxing, 湖州 Huzhou, 绍兴 Shaoxing, 金华 Jinhua, 衢州 Quzhou, 舟山 Zhoushan, 台州 Taizhou, 丽水 Lishui, 义乌 Yiwu
安徽 Anhui: 合肥 Hefei, 芜湖 Wuhu, 蚌埠 Bengbu, 淮南 Huainan, 马鞍山 Maanshan, 淮北 Huaibei, 铜陵 Tongling, 安庆 Anqing, 黄山 Huangshan, 滁州 Chuzhou, 阜阳 Fuyang, 宿州 Suzhou Anhui, 六安 Luan, 亳州 Bozhou, 池州 Chizhou, 宣城 Xuancheng
福建 Fujian: 福州 Fuzhou, 厦门 Xiamen, 莆田 Putian, 三明 Sanming, 泉州 Quanzhou, 漳州 Zhangzhou, 南平 Nanping, 龙岩 Longyan, 宁德 Ningde
江西 Jiangxi: 南昌 Nanchang, 景德镇 Jingdezhen, 萍乡 Pingxiang, 九江 Jiujiang, 新余 Xinyu, 鹰潭 Yingtan, 赣州 Ganzhou, 吉安 Jian, 宜春 Yichun, 抚州 Fuzhou Jiangxi, 上饶 Shangrao
山东 Shandong: 济南 Jinan, 青岛 Qingdao, 淄博 Zibo, 枣庄 Zaozhuang, 东营 Dongying, 烟台 Yantai, 潍坊 Weifang, 济宁 Jining, 泰安 Taian, 威海 Weihai, 日照 Rizhao, 临沂 Linyi, 德州 Dezhou, 聊城 Liaocheng, 滨州 Binzhou, 菏泽 Heze
河南 Henan: 郑州 Zhengzhou, 开封 Kaifeng, 洛阳 Luoyang, 平顶山 Pingdingshan, 安阳 Anyang, 鹤壁 Hebi, 新乡 Xinxiang, 焦作 Jiaozuo, 濮阳 Puyang, 许昌 Xuchang, 漯河 Luohe, 三门峡 Sanmenxia, 南阳 Nanyang, 商丘 Shangqiu, 信阳 Xinyang, 周口 Zhoukou, 驻马店 Zhumadian, 济源 Jiyuan
湖北 Hubei: 武汉 Wuhan, 黄石 Huangshi, 十堰 Shiyan, 宜昌 Yichang, 襄阳 Xiangyang, 鄂州 Ezhou, 荆门 Jingmen, 孝感 Xiaogan, 荆州 Jingzhou, 黄冈 Huanggang, 咸宁 Xianning, 随州 Suizhou, 恩施 Enshi, 仙桃 Xiantao, 潜江 Qianjiang, 天门 Tianmen
湖南 Hunan: 长沙 Changsha, 株洲 Zhuzhou, 湘潭 Xiangtan, 衡阳 Hengyang, 邵阳 Shaoyang, 岳阳 Yueyang, 常德 Changde, 张家界 Zhangjiajie, 益阳 Yiyang, 郴州 Chenzhou, 永州 Yongzhou, 怀化 Huaihua, 娄底 Loudi, 湘西 Xiangxi
广东 Guangdong: 广州 Guangzhou, 深圳 Shenzhen, 珠海 Zhuhai, 汕头 Shantou, 佛山 Foshan, 韶关 Shaoguan, 湛江 Zhanjiang, 肇庆 Zhaoqing, 江门 Jiangmen, 茂名 Maoming, 惠州 Huizhou, 梅州 Meizhou, 汕尾 Shanwei, 河源 Heyuan, 阳江 Yangjiang, 清远 Qingyuan, 东莞 Dongguan, 中山 Zhongshan, 潮州 Chaozhou, 揭阳 Jieyang, 云浮 Yunfu
广西 Guangxi: 南宁 Nanning, 柳州 Liuzhou, 桂林 Guilin, 梧州 Wuzhou, 北海 Beihai, 防城港 Fangchenggang, 钦州 Qinzhou, 贵港 Guigang, 玉林 Yulin Guangxi, 百色 Baise, 贺州 Hezhou, 河池 Hechi, 来宾 Laibin, 崇左 Chongzuo
海南 Hainan: 海口 Haikou, 三亚 Sanya, 三沙 Sansha, 儋州 Danzhou
四川 Sichuan: 成都 Chengdu, 自贡 Zigong, 攀枝花 Panzhihua, 泸州 Luzhou, 德阳 Deyang, 绵阳 Mianyang, 广元 Guangyuan, 遂宁 Suining, 内江 Neijiang, 乐山 Leshan, 南充 Nanchong, 眉山 Meishan, 宜宾 Yibin, 广安 Guangan, 达州 Dazhou, 雅安 Yaan, 巴中 Bazhong, 资阳 Ziyang, 阿坝 Aba, 甘孜 Garze, 凉山 Liangshan
贵州 Guizhou: 贵阳 Guiyang, 六盘水 Liupanshui, 遵义 Zunyi, 安顺 Anshun, 毕节 Bijie, 铜仁 Tongren, 黔西南 Qianxinan, 黔东南 Qiandongnan, 黔南 Qiannan
云南 Yunnan: 昆明 Kunming, 曲靖 Qujing, 玉溪 Yuxi, 保山 Baoshan, 昭通 Zhaotong, 丽江 Lijiang, 普洱 Puer, 临沧 Lincang, 楚雄 Chuxiong, 红河 Honghe, 文山 Wenshan, 西双版纳 Xishuangbanna, 大理 Dali, 德宏 Dehong, 怒江 Nujiang, 迪庆 Diqing
西藏 Tibet: 拉萨 Lhasa, 日喀则 Shigatse, 昌都 Qamdo, 林芝 Nyingchi, 山南 Shannan, 那曲 Nagqu
陕西 Shaanxi: 西安 Xian, 铜川 Tongchuan, 宝鸡 Baoji, 咸阳 Xianyang, 渭南 Weinan, 延安 Yanan, 汉中 Hanzhong, 榆林 Yulin, 安康 Ankang, 商洛 Shangluo
甘肃 Gansu: 兰州 Lanzhou, 嘉峪关 Jiayuguan, 金昌 Jinchang, 白银 Baiyin, 天水 Tianshui, 武威 Wuwei, 张掖 Zhangye, 平凉 Pingliang, 酒泉 Jiuquan, 庆阳 Qingyang, 定西 Dingxi, 陇南 Longnan, 临夏 Linxia
青海 Qinghai: 西宁 Xining, 海东 Haidong
宁夏 Ningxia: 银川 Yinchuan, 石嘴山 Shizuishan, 吴忠 Wuzhong, 固原 Guyuan, 中卫 Zhongwei
新疆 Xinjiang: 乌鲁木齐 Urumqi, 克拉玛依 Karamay, 吐鲁番 Turpan, 哈密 Hami, 昌吉 Changji, 库尔勒 Korla, 阿克苏 Aksu, 喀什 Kashgar, 伊犁 Ili, 石河子 Shihezi
香港 Hong Kong: 香港 Hong Kong
澳门 Macau: 澳门 Macau
台湾 Taiwan: 台北 Taipei, 新北 New Taipei, 台中 Taichung, 高雄 Kaohsiung, 台南 Tainan, 新竹 Hsinchu, 桃园 Taoyuan
`;

/** Cities of the world that job descriptions name, by ISO 3166 code of their country; Chinese names behind a slash. */
export const WORLD = `
US: New York/纽约, San Francisco/旧金山, Los Angeles/洛杉矶, Seattle/西雅图, Boston/波士顿, Chicago/芝加哥, Austin/奥斯汀, Dallas/达拉斯, Houston/休斯顿, Denver/丹佛, Atlanta/亚特兰大, Miami/迈阿密, San Jose/圣何塞, San Diego/圣地亚哥, Sunnyvale, Mountain View/山景城, Palo Alto, Menlo Park, Cupertino, Redmond, Bellevue, Kirkland, Santa Clara, Oakland, Portland, Philadelphia/费城, Washington/华盛顿, Phoenix/凤凰城, Charlotte, Raleigh, Salt Lake City/盐湖城, Minneapolis, Detroit/底特律, Pittsburgh/匹兹堡, Nashville, Boulder, Ann Arbor, Jersey City, Brooklyn, Reston, Irvine, Las Vegas/拉斯维加斯, Columbus, Cleveland, Baltimore, Tampa, Orlando, Plano, Sacramento
CA: Toronto/多伦多, Vancouver/温哥华, Montreal/蒙特利尔, Ottawa/渥太华, Calgary/卡尔加里, Waterloo/滑铁卢
GB: London/伦敦, Manchester/曼彻斯特, Edinburgh/爱丁堡, Cambridge/剑桥, Oxford/牛津, Bristol, Leeds, Glasgow, Birmingham/伯明翰, Belfast, Cardiff, Reading
IE: Dublin/都柏林, Cork
DE: Berlin/柏林, Munich/慕尼黑, München, Hamburg/汉堡, Frankfurt/法兰克福, Cologne/科隆, Köln, Stuttgart/斯图加特, Düsseldorf/杜塞尔多夫, Leipzig, Nuremberg, Dresden, Karlsruhe
FR: Paris/巴黎, Lyon/里昂, Toulouse, Nice, Lille, Grenoble
NL: Amsterdam/阿姆斯特丹, Rotterdam/鹿特丹, The Hague/海牙, Utrecht, Eindhoven, Delft
BE: Brussels/布鲁塞尔, Antwerp, Ghent
CH: Zurich/苏黎世, Zürich, Geneva/日内瓦, Basel, Lausanne, Bern
AT: Vienna/维也纳
ES: Madrid/马德里, Barcelona/巴塞罗那, Valencia, Málaga
PT: Lisbon/里斯本, Porto
IT: Milan/米兰, Rome/罗马, Turin
SE: Stockholm/斯德哥尔摩, Gothenburg, Malmö
DK: Copenhagen/哥本哈根
NO: Oslo/奥斯陆
FI: Helsinki/赫尔辛基
PL: Warsaw/华沙, Kraków, Krakow, Wrocław, Wroclaw, Gdańsk, Gdansk
CZ: Prague/布拉格, Brno
HU: Budapest/布达佩斯
RO: Bucharest, Cluj-Napoca
GR: Athens/雅典
EE: Tallinn
UA: Kyiv/基辅, Lviv
RU: Moscow/莫斯科
TR: Istanbul/伊斯坦布尔
IL: Tel Aviv/特拉维夫, Haifa
AE: Dubai/迪拜, Abu Dhabi
IN: Bangalore/班加罗尔, Bengaluru, Hyderabad/海得拉巴, Mumbai/孟买, Pune, Chennai/金奈, New Delhi/新德里, Gurgaon, Gurugram, Noida
SG: Singapore/新加坡
MY: Kuala Lumpur/吉隆坡, Penang/槟城
ID: Jakarta/雅加达
TH: Bangkok/曼谷
VN: Ho Chi Minh City/胡志明市, Hanoi/河内
PH: Manila/马尼拉
JP: Tokyo/东京, Osaka/大阪, Kyoto/京都, Fukuoka/福冈, Nagoya/名古屋, Yokohama/横滨
KR: Seoul/首尔
AU: Sydney/悉尼, Melbourne/墨尔本, Brisbane/布里斯班, Perth, Canberra
NZ: Auckland/奥克兰, Wellington
BR: São Paulo/圣保罗, Sao Paulo, Rio de Janeiro
MX: Mexico City/墨西哥城, Guadalajara
AR: Buenos Aires
CO: Bogotá, Medellín
ZA: Cape Town/开普敦, Johannesburg
NG: Lagos
KE: Nairobi
EG: Cairo/开罗
`;

/**
 * Characters of the names above with their traditional forms. Names of places are looked up at once, also where the tables that
 * texts are simplified by have not been loaded.
 */
export const TRADITIONAL_IN_PLACES = `
庆慶 庄莊 岛島 郸鄲 台臺 张張 沧滄 阳陽 长長 晋晉 运運 临臨 吕呂
头頭 乌烏 辽遼 尔爾 伦倫 贝貝 彦彥 兰蘭 沈瀋 连連 抚撫 顺順 东東
锦錦 营營 盘盤 铁鐵 岭嶺 芦蘆 边邊 滨濱 齐齊 鸡雞 鹤鶴 岗崗 双雙
鸭鴨 绥綏 无無 锡錫 苏蘇 云雲 盐鹽 扬揚 镇鎮 迁遷 昆崑 仓倉 阴陰
宁寧 温溫 兴興 绍紹 华華 丽麗 义義 芜蕪 马馬 铜銅 黄黃 厦廈 门門
龙龍 岩巖 乡鄉 鹰鷹 赣贛 饶饒 济濟 枣棗 烟煙 潍濰 泽澤 郑鄭 开開
顶頂 许許 峡峽 驻駐 汉漢 荆荊 冈岡 随隨 潜潛 怀懷 娄婁 广廣 关關
远遠 钦欽 贵貴 贺賀 来來 宾賓 亚亞 贡貢 泸瀘 绵綿 内內 乐樂 达達
资資 坝壩 凉涼 毕畢 节節 红紅 纳納 萨薩 则則 宝寶 银銀 陇隴 吴吳
卫衛 鲁魯 玛瑪 库庫 园園 纽紐 约約 旧舊 矶磯 图圖 顿頓 奥奧 迈邁
圣聖 费費 凤鳳 兹茲 维維 卢盧 彻徹 爱愛 剑劍 桥橋 罗羅 陆陸 辅輔
买買 槟檳 横橫 陕陝 肃肅 湾灣
`;

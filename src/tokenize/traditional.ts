// Characters that are frequent in traditional text and do not stand in simplified text. Asking OpenCC's own table would
// mean loading it for every text, and a sentence that holds none of these holds next to nothing to convert.
const TRADITIONAL =
  '並亂亞來侖個們倉偉側偵備傑傳傷債傾僅僑價儀億優償儲兒內兩冊凍凱別刪剛剝劃劇劉劑務動勞勢勵勻匯區協單衛卻厭參嗎員問啟喚喪喬嘗嚐嘯嚮噸囑嚴圍園圓圖團執報場塊塗墜墮壇壓壘壞壯壽夠夢夾奧奪奮娛婦媽孫學實審寫寬寶將專尋對導屆屬層島峽崗嶄嶺嶼帥師帳帶幣幫幾庫廠廢廣廳張強彈彌彎彙後徑從復徵徹恆悅懸愛態慘慚慣慮慶憂憑憲憶應懇懷戰戲戶擇拋挾捨掃掛採揀換揚損搖搶撥擁擊擋擔據擬擴擺擾攔攜攝攤敗敘敵數斂斷於時晉晝暢曆曉曠書會東條極構槍樁樂標樞樣樓機橋橫檔檢檯欄權歐歡歲歷歸殘殺毀氣決沒況測準溝溫滅滬滯滲滿漁漢漲漸潔潛潤澤濃濕濟濾瀏灘灣災為無煉煙煩熱營燈燒爐爭爺爾牆狀獎獨獲獻現產畢畫異當疊療癥發盜盡監盤眾睏瞭矚矯碩碼確礎礙礦禮稅種稱穩積競筆節範築簡簽簾籃籌類糧糾紀約紅級紋納純紙紛細紹終組結絕絡給統經維網緊線緩編練緯縣縮總績織繪繫繼續罰罷羅義習聯聖聞聲職聽肅腦腳臉臨與興舉舊艙艱藝藥蘇蘋處號蟲術衝補裝裡裏製複見規視覺覽觀觸計訂訊討訓託記訪設許訴診註評詞詢試詩話該詳誇認誌誠語誤說誰課調談請論證識譜譯議護讀變讓讚負財貢貨責貫貼費貿資賞賢賣質賬賴購賽贈趙趨跡踐躍車軌軍軟較載輔輕輛輪輯輸轄轉辦辭農這連進遊運過達違遠適選遷遞遺還邊邏郵鄉鄭鄰釋針釣鈕銀銅銷鋒鋪錄錢錯鍋鍵鎖鏈鏡鐘鐵鑑長門開閉間閘閱關陣陳陽階際隊隨險隱雖雙雜離難雲電霧靈靜響頁頂項順須預頒頭頻題額顏願顧顯風飛飯飾養餘館馬駐駛駕騎騙騰驅驗驚體鬆鬥鬧魚鮮鳥黃點黨齊齡龍';

/** By code unit: 1 for these. */
const IS_TRADITIONAL = new Uint8Array(65_536);
for (let i = 0; i < TRADITIONAL.length; i++) IS_TRADITIONAL[TRADITIONAL.charCodeAt(i)] = 1;

/**
 * True for a text that holds traditional Chinese characters, as far as the frequent ones show it. A text in Japanese is
 * one too where it uses such a character.
 *
 * @example
 * holdsTraditional('熟悉微服務'); // true
 * holdsTraditional('熟悉微服务'); // false
 */
export function holdsTraditional(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    if (IS_TRADITIONAL[text.charCodeAt(at)] === 1) return true;
  }
  return false;
}

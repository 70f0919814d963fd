"""Words for drafts and for what is not public in languages besides English, as people name keys, folders and values with them.

They stand as `visibility_words.plain` gives them: in lower case, without spaces, `_` and `-`. A word that means something
else in English, such as `concept` or `cache`, is in no list.
"""

from typing import Final

DRAFT: Final = """entwurf entwuerfe entwürfe brouillon brouillons ebauche ébauche borrador borradores rascunho rascunhos bozza bozze
    esborrany koncept koncepty concepten utkast kladde kladder luonnos luonnokset szkic szkice taslak taslaklar nacrt nacrti
    vázlat vazlat piszkozat ciornă ciorna ciorne juodraštis černovik чернетка чернетки черновик черновики чернова πρόχειρο
    مسودة טיוטה 草稿 草稿箱 草稿匣 下書き 初稿 초안 임시저장 unveröffentlicht unveroeffentlicht nonpublié nonpublie nopublicado
    nãopublicado неопубликовано 未公開 未发布 未發佈 非公開下書き"""
"""A draft, or drafts."""
PRIVATE: Final = """privat privé prive privée privado privados privada privato privati prywatne prywatny özel gizli приватно приватное
    личное скрыто скрытый versteckt verborgen masqué oculto nascosto dold skjult ukryty vertraulich geheim confidentiel
    confidencial 非公開 非公开 私密 私人 隐藏 隱藏 비공개"""
"""Private, hidden or confidential."""
PUBLISHED: Final = """veröffentlicht veroeffentlicht publié publie publiée publicado publicada pubblicato pubblicata gepubliceerd publicerad
    publicerat publisert udgivet julkaistu opublikowane opublikowany zveřejněno publikováno yayınlandı yayinlandi közzétéve
    опубликовано опубликован публиковать опубліковано 公開 公开 发布 發佈 已发布 공개 sichtbar öffentlich oeffentlich"""
"""Published, or public."""
MEMBERS: Final = """mitglieder mitgliederbereich abonnenten kundenbereich abonnés abonnes adhérents adherents iscritti abbonati
    suscriptores abonados socios assinantes leden abonnees prenumeranter medlemmar medlemmer jäsenet członkowie участники
    подписчики 会员 會員 会員限定 회원"""
"""Those who have an account, or have paid."""
YES: Final = "ja oui sí si sim sì да так tak ano evet igen kyllä 是 はい 예 네"
NO: Final = "nein non não nao нет ні nie nej nei nee ei ne hayır hayir nem 否 いいえ 아니오"
"""The answers to whether a text is a draft, private or published."""

; The setup of Kotae for Windows, for one user and without administrator
; rights. `go run ./build package windows` compiles it with NSIS 3 and defines
;
;   VERSION  three numbers          PROGRAM  the kotae.exe to install
;   LICENSE  the licence            ICON     the icon
;   SETUP    the file to write
;
; It needs no internet. The page is shown by Microsoft's WebView2, which
; Windows 11 has; where it is missing, the setup runs Microsoft's own offline
; installer if that lies beside it, and says so if not.
;
; Exit codes, for silent setups (/S): 0 done, 2 failed, 3 WebView2 is missing,
; 4 this Windows is too old, 5 Kotae is open.

Unicode true
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10

!include MUI2.nsh
!include LogicLib.nsh
!include x64.nsh
!include WinVer.nsh
!include FileFunc.nsh

!define IDENTIFIER "app.kotae"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${IDENTIFIER}"

; Where WebView2 says its version, as value "pv": per machine (64-bit Windows)
; and per user. From Microsoft's "Distribute your app and the WebView2 Runtime".
!define WEBVIEW2_ID "{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"
!define WEBVIEW2_MACHINE_KEY "SOFTWARE\WOW6432Node\Microsoft\EdgeUpdate\Clients\${WEBVIEW2_ID}"
!define WEBVIEW2_USER_KEY "Software\Microsoft\EdgeUpdate\Clients\${WEBVIEW2_ID}"
!define WEBVIEW2_INSTALLER "MicrosoftEdgeWebView2RuntimeInstallerX64.exe"

Name "Kotae"
OutFile "${SETUP}"
BrandingText "Kotae ${VERSION}"
; Not the folder of the library, %LOCALAPPDATA%\Kotae.
InstallDir "$LOCALAPPDATA\Programs\Kotae"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
ShowInstDetails nevershow
ShowUninstDetails nevershow

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\kotae.exe"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

; The first language is that of a Windows in neither of them.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Japanese"

LangString TooOld ${LANG_ENGLISH} "Kotae needs Windows 10 or 11, 64-bit."
LangString TooOld ${LANG_JAPANESE} "Kotae には 64 ビットの Windows 10 または 11 が必要です。"
LangString IsOpen ${LANG_ENGLISH} "Kotae is open. Close its window, then choose Retry."
LangString IsOpen ${LANG_JAPANESE} "Kotae が開いています。ウィンドウを閉じてから［再試行］を選んでください。"
LangString RuntimeRuns ${LANG_ENGLISH} "Installing Microsoft Edge WebView2 Runtime…"
LangString RuntimeRuns ${LANG_JAPANESE} "Microsoft Edge WebView2 ランタイムをインストールしています…"
LangString RuntimeMissing ${LANG_ENGLISH} "Kotae shows its window with Microsoft Edge WebView2 Runtime, which this computer does not have.$\r$\n$\r$\nOn a computer with internet, get the file ${WEBVIEW2_INSTALLER} (Evergreen Standalone Installer, x64) from Microsoft's WebView2 page, put it beside this setup and start the setup again.$\r$\n$\r$\nInstall Kotae now all the same? Its window opens once the runtime is there."
LangString RuntimeMissing ${LANG_JAPANESE} "Kotae のウィンドウの表示には Microsoft Edge WebView2 ランタイムが必要ですが、このコンピューターにはありません。$\r$\n$\r$\nインターネットに接続できるコンピューターで、Microsoft の WebView2 のページから ${WEBVIEW2_INSTALLER}（エバーグリーン スタンドアロン インストーラー、x64）を入手し、このセットアップと同じフォルダーに置いて、もう一度セットアップを起動してください。$\r$\n$\r$\nこのまま Kotae をインストールしますか。ランタイムが入るまでウィンドウは開きません。"
LangString RuntimeFailed ${LANG_ENGLISH} "${WEBVIEW2_INSTALLER} ended with code $1 and did not install the WebView2 Runtime. Ask your administrator, or run that file by itself to see what it says.$\r$\n$\r$\nInstall Kotae now all the same? Its window opens once the runtime is there."
LangString RuntimeFailed ${LANG_JAPANESE} "${WEBVIEW2_INSTALLER} はコード $1 で終了し、WebView2 ランタイムはインストールされませんでした。管理者に相談するか、そのファイルを単独で実行して表示を確かめてください。$\r$\n$\r$\nこのまま Kotae をインストールしますか。ランタイムが入るまでウィンドウは開きません。"
LangString LibraryStays ${LANG_ENGLISH} "Kotae was removed. Your library, with its bookmarks and notes, was kept:$\r$\n$LOCALAPPDATA\Kotae"
LangString LibraryStays ${LANG_JAPANESE} "Kotae を削除しました。ブックマークやメモを含むライブラリは残してあります。$\r$\n$LOCALAPPDATA\Kotae"

; Explorer shows these under Properties, Details.
VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
!macro VERSION_TEXTS LANGUAGE DESCRIPTION
  VIAddVersionKey /LANG=${LANGUAGE} "ProductName" "Kotae"
  VIAddVersionKey /LANG=${LANGUAGE} "FileDescription" "${DESCRIPTION}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "ProductVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "CompanyName" "Kotae contributors"
  VIAddVersionKey /LANG=${LANGUAGE} "LegalCopyright" "MIT License, Kotae contributors"
!macroend
!insertmacro VERSION_TEXTS ${LANG_ENGLISH} "Kotae setup"
!insertmacro VERSION_TEXTS ${LANG_JAPANESE} "Kotae セットアップ"

; Leaves the version of WebView2 in $0, "" where there is none. An uninstalled
; runtime may leave "0.0.0.0" behind.
!macro READ_WEBVIEW2_VERSION
  SetRegView 64
  ReadRegStr $0 HKLM "${WEBVIEW2_MACHINE_KEY}" "pv"
  ${If} $0 == "0.0.0.0"
    StrCpy $0 ""
  ${EndIf}
  ${If} $0 == ""
    ReadRegStr $0 HKCU "${WEBVIEW2_USER_KEY}" "pv"
    ${If} $0 == "0.0.0.0"
      StrCpy $0 ""
    ${EndIf}
  ${EndIf}
!macroend

; Windows lets nobody write to a program that runs; so trying tells whether it
; does, without looking for a window by its title.
!macro WAIT_UNTIL_CLOSED
  ${Do}
    ${IfNot} ${FileExists} "$INSTDIR\kotae.exe"
      ${ExitDo}
    ${EndIf}
    ClearErrors
    FileOpen $0 "$INSTDIR\kotae.exe" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IsOpen)" /SD IDCANCEL IDCANCEL`
      SetErrorLevel 5
      Quit
    ${EndIf}
  ${Loop}
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
FunctionEnd

Section "-WebView2"
  !insertmacro READ_WEBVIEW2_VERSION
  ${If} $0 == ""
    ${If} ${FileExists} "$EXEDIR\${WEBVIEW2_INSTALLER}"
      DetailPrint "$(RuntimeRuns)"
      ClearErrors
      ExecWait '"$EXEDIR\${WEBVIEW2_INSTALLER}" /silent /install' $1
      ${If} ${Errors}
        StrCpy $1 "-1" ; it could not be started
      ${EndIf}
      !insertmacro READ_WEBVIEW2_VERSION
      ${If} $0 == ""
      ${OrIf} $1 <> 0
        ${If} ${Cmd} `MessageBox MB_YESNO|MB_ICONEXCLAMATION "$(RuntimeFailed)" /SD IDNO IDNO`
          SetErrorLevel 3
          Quit
        ${EndIf}
      ${EndIf}
    ${ElseIf} ${Cmd} `MessageBox MB_YESNO|MB_ICONEXCLAMATION "$(RuntimeMissing)" /SD IDNO IDNO`
      SetErrorLevel 3
      Quit
    ${EndIf}
  ${EndIf}
SectionEnd

; Whatever is written here is taken away by name in the section "Uninstall".
Section "-Kotae"
  !insertmacro WAIT_UNTIL_CLOSED
  SetOutPath "$INSTDIR"
  SetOverwrite on
  File "/oname=kotae.exe" "${PROGRAM}"
  File "/oname=LICENSE.txt" "${LICENSE}"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Kotae.lnk" "$INSTDIR\kotae.exe"

  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "Kotae"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" '"$INSTDIR\kotae.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "Kotae contributors"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" "$0"
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
SectionEnd

; Files go by name and folders only when empty: the user may have chosen a
; folder that holds other things. The library is never touched.
Section "Uninstall"
  !insertmacro WAIT_UNTIL_CLOSED
  Delete "$SMPROGRAMS\Kotae.lnk"
  Delete "$INSTDIR\kotae.exe"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
SectionEnd

Function un.onUninstSuccess
  ${If} ${FileExists} "$LOCALAPPDATA\Kotae\kotae.db"
    MessageBox MB_OK|MB_ICONINFORMATION "$(LibraryStays)" /SD IDOK
  ${EndIf}
FunctionEnd

; The installer for Windows: for one person, without the rights of an administrator; /S installs in silence.
; makensis -DVERSION=… -DSOURCE=… -DOUTPUT=… -DICON=… -DLICENCE=… dsr-tracker.nsi

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
ManifestDPIAware true
RequestExecutionLevel user

!define NAME "DSR Tracker"
!define PROGRAM "dsr-tracker-window.exe"
!define PROGID "DSRTracker.Tracker"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\DSR Tracker"

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh

Name "${NAME} ${VERSION}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "Software\${NAME}" "Folder"
BrandingText "${NAME} ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} Setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString RUNNING ${LANG_ENGLISH} "${NAME} is open. Close its windows, then go on."
LangString RUNNING ${LANG_SIMPCHINESE} "${NAME} 正在运行。请先关闭其窗口，然后继续。"
LangString NOTOURS ${LANG_ENGLISH} "$INSTDIR holds other files. Choose an empty folder, or that of an older ${NAME}."
LangString NOTOURS ${LANG_SIMPCHINESE} "$INSTDIR 中已有其他文件。请选择空文件夹，或旧版 ${NAME} 所在的文件夹。"

; A program that runs cannot be written over: Windows keeps its file from others.
!macro RefuseWhileRunning
    ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
        ClearErrors
        FileOpen $0 "$INSTDIR\${PROGRAM}" a
        ${If} ${Errors}
            MessageBox MB_OK|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDOK
            SetErrorLevel 2
            Abort
        ${EndIf}
        FileClose $0
    ${EndIf}
!macroend

Section
    SetShellVarContext current
    ; Removing an older version empties its folder: that must not be a folder with other things in it.
    ${IfNot} ${FileExists} "$INSTDIR\${PROGRAM}"
    ${AndIf} ${FileExists} "$INSTDIR\*.*"
        MessageBox MB_OK|MB_ICONEXCLAMATION "$(NOTOURS)" /SD IDOK
        SetErrorLevel 2
        Abort
    ${EndIf}
    !insertmacro RefuseWhileRunning
    RMDir /r "$INSTDIR\_internal"
    SetOutPath "$INSTDIR"
    File /r "${SOURCE}/*"
    WriteUninstaller "$INSTDIR\uninstall.exe"

    CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"

    WriteRegStr HKCU "Software\Classes\.dsr" "" "${PROGID}"
    WriteRegStr HKCU "Software\Classes\.dsr\OpenWithProgids" "${PROGID}" ""
    WriteRegStr HKCU "Software\Classes\${PROGID}" "" "${NAME}"
    WriteRegStr HKCU "Software\Classes\${PROGID}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
    WriteRegStr HKCU "Software\Classes\${PROGID}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'

    WriteRegStr HKCU "Software\${NAME}" "Folder" "$INSTDIR"
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    IntFmt $0 "0x%08X" $0
    WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
    WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The DSR Tracker contributors"
    WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'
SectionEnd

; Trackers, backups and settings lie in other folders of the person, and stay.
Section "Uninstall"
    SetShellVarContext current
    !insertmacro RefuseWhileRunning
    RMDir /r "$INSTDIR\_internal"
    Delete "$INSTDIR\dsr-tracker.exe"
    Delete "$INSTDIR\${PROGRAM}"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\${NAME}.lnk"
    ReadRegStr $0 HKCU "Software\Classes\.dsr" ""
    ${If} $0 == "${PROGID}"
        DeleteRegValue HKCU "Software\Classes\.dsr" ""
    ${EndIf}
    DeleteRegValue HKCU "Software\Classes\.dsr\OpenWithProgids" "${PROGID}"
    DeleteRegKey HKCU "Software\Classes\${PROGID}"
    DeleteRegKey HKCU "${UNINSTALL}"
    DeleteRegKey HKCU "Software\${NAME}"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'
SectionEnd

// The program `support`: hands the process over to SupportCLI and leaves with its exit status.

internal import SupportCLI

CommandLineTool.main()
